package org.exchangeconnect.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sms.journal.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsRequestTest {

    private static final ConnectionId CONNECTION = new ConnectionId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aDestinationWithoutAMessageIdGetsTheJournalsId() {
        SmsRequest request =
                request("{'messages':[{'destinations':[{'to':'41793026727'}],'from':'InfoSMS','text':'hi'}]}");

        Delivery destination = request.messages().get(0);
        assertThat(destination.messageId()).isEqualTo(destination.id().toString());
        assertThat(destinationOf(request).getString("messageId")).isEqualTo(destination.messageId());
    }

    @ParameterizedTest
    @CsvSource({
        "2027-05-01T10:00:00.000+0200, 2027-05-01T08:00:00Z",
        "2026-11-24T10:00:01Z, 2026-11-24T10:00:01Z",
        "2026-11-24T09:00:00Z,",
        "2099-01-01T00:00:00Z,",
        "tomorrow,"
    })
    void theJournalHasTheTimeAtWhichAMessageIsToBeSent(String sendAt, Instant expected) {
        SmsRequest request = request("{'messages':[{'destinations':[{'to':'41793026727'}],'from':'InfoSMS','text':'hi',"
                + "'sendAt':'" + sendAt + "'},{'destinations':[{'to':'41793026727'}],'from':'InfoSMS','text':'hi'}]}");

        assertThat(request.messages()).extracting(Delivery::sendAt).containsExactly(expected, null);
    }

    @Test
    void aCallersOwnMessageIdIsKept() {
        SmsRequest request = request("{'messages':[{'destinations':[{'to':'41793026727','messageId':'order-7'}],"
                + "'from':'InfoSMS','text':'hi'}]}");

        assertThat(request.messages().get(0).messageId()).isEqualTo("order-7");
        assertThat(destinationOf(request).getString("messageId")).isEqualTo("order-7");
    }

    @Test
    void fieldsThatAreInfobipsAffairLeaveAsTheyCame() {
        SmsRequest request = request("{'bulkId':'b','tracking':{'track':'SMS'},'messages':[{'flash':true,"
                + "'destinations':[{'to':'41793026727','networkId':7}],'from':'InfoSMS','text':'hi'}]}");

        assertThat(request.body().getString("bulkId")).isEqualTo("b");
        assertThat(request.body().getJsonObject("tracking").getString("track")).isEqualTo("SMS");
        assertThat(messageOf(request).getBoolean("flash")).isTrue();
        assertThat(destinationOf(request).getInt("networkId")).isEqualTo(7);
    }

    @Test
    void theJournalKeepsWhatTheRequestSaysAboutAMessage() {
        SmsRequest request = request("{'bulkId':'b','messages':[{'sendAt':'2026-12-01T10:00:00.000+0100',"
                + "'callbackData':'c','destinations':[{'to':'41793026727'}],'text':'hi'},"
                + "{'destinations':[{'to':'41793026727'}],'text':'hi','sendAt':'2028-01-01T00:00:00Z','callbackData':'"
                + "x".repeat(4001) + "'}]}");

        assertThat(request.messages()).extracting(Delivery::bulkId).containsOnly("b");
        assertThat(request.messages())
                .extracting(Delivery::sendAt)
                .containsExactly(Instant.parse("2026-12-01T09:00:00Z"), null);
        assertThat(request.messages()).extracting(Delivery::callbackData).containsExactly("c", "x".repeat(4000));
        assertThat(messageOf(request).getString("sendAt")).isEqualTo("2026-12-01T10:00:00.000+0100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"41793026727", "+41793026727", "+41 79 302-67-27", "+41 (79) 302.67/27"})
    void aNumberLeavesAsItsDigits(String written) {
        SmsRequest request =
                request("{'messages':[{'destinations':[{'to':'" + written + "'}],'from':'InfoSMS','text':'hi'}]}");

        assertThat(destinationOf(request).getString("to")).isEqualTo("41793026727");
        assertThat(request.messages().get(0).to()).isEqualTo("41793026727");
    }

    @Test
    void aMessageWithoutSenderGetsTheConnectionsAndOneWithASenderKeepsIt() {
        SmsRequest request = SmsRequest.of(
                CONNECTION,
                json("{'messages':[{'destinations':[{'to':'41793026727'}],'text':'hi'},"
                        + "{'destinations':[{'to':'41793026727'}],'from':'Other','text':'hi'}]}"),
                "Default",
                Optional.empty(),
                NOW);

        assertThat(request.messages()).extracting(Delivery::from).containsExactly("Default", "Other");
        assertThat(messageOf(request).getString("from")).isEqualTo("Default");
    }

    @Test
    void withoutAnySenderInfobipChoosesOne() {
        SmsRequest request = request("{'messages':[{'destinations':[{'to':'41793026727'}],'text':'hi'}]}");

        assertThat(messageOf(request).containsKey("from")).isFalse();
        assertThat(request.messages()).extracting(Delivery::from).containsOnlyNulls();
    }

    @Test
    void reportsArePushedToUsUnlessTheCallerNamesAnotherPlace() {
        SmsRequest request = SmsRequest.of(
                CONNECTION,
                json("{'messages':[{'destinations':[{'to':'41793026727'}],'from':'A','text':'hi'},{'destinations':"
                        + "[{'to':'41793026727'}],'from':'A','text':'hi','notifyUrl':'https://other.example/'}]}"),
                null,
                Optional.of(URI.create("https://app.example/reports")),
                NOW);

        assertThat(request.body().getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(message -> message.getString("notifyUrl"))
                .containsExactly("https://app.example/reports", "https://other.example/");
        assertThat(messageOf(request).getString("notifyContentType")).isEqualTo("application/json");
    }

    @Test
    void everyViolationIsNamedWithItsPlaceAtOnce() {
        assertThat(violations("{'messages':[{'destinations':[{'to':'12'},{}],'text':' '},7,"
                        + "{'destinations':[],'from':'x!','text':5}]}"))
                .extracting(Violation::path)
                .containsExactly(
                        "/messages/0/text",
                        "/messages/0/destinations/0/to",
                        "/messages/0/destinations/1/to",
                        "/messages/1",
                        "/messages/2/text",
                        "/messages/2/from",
                        "/messages/2/destinations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'messages':[]}",
                "{'messages':{}}",
                "{'messages':null}",
                "{'options':{}}",
                "{'options':{},'messages':7}"
            })
    void aRequestWithoutMessagesIsRefused(String body) {
        assertThat(violations(body)).extracting(Violation::path).containsExactly("/messages");
    }

    @Test
    void aMessageIdThatStandsTwiceInARequestIsRefused() {
        assertThat(violations("{'messages':[{'destinations':[{'to':'41793026727','messageId':'a'},"
                        + "{'to':'41793026728','messageId':'a'}],'from':'InfoSMS','text':'hi'}]}"))
                .extracting(Violation::path, Violation::text)
                .containsExactly(
                        tuple("/messages/0/destinations/1/messageId", "This message id occurs twice in the request."));
    }

    @ParameterizedTest
    @CsvSource({"''", "'with blank'", "'ümlaut'"})
    void aMessageIdThatCannotBeOneIsRefused(String id) {
        assertThat(violations("{'messages':[{'destinations':[{'to':'41793026727','messageId':'" + id
                        + "'}],'from':'InfoSMS','text':'hi'}]}"))
                .extracting(Violation::path)
                .containsExactly("/messages/0/destinations/0/messageId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"InfoSMS", "Info SMS", "A", "12345678901", "123456789012345", "+41793026727", "12345"})
    void aSenderIsAShortNameOrANumber(String sender) {
        assertThat(Sender.isValid(sender)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "TwelveLetter", "1234567890123456", "12", "Info\nSMS", "Info<SMS", "ÄÖÜ"})
    void whatIsNeitherIsNoSender(String sender) {
        assertThat(Sender.isValid(sender)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "1234567890123456", "4179302x727", "41+793026727", "", "tel:41793026727"})
    void whatHasNotFiveToFifteenDigitsIsNoNumber(String number) {
        assertThat(PhoneNumber.digits(number)).isEmpty();
    }

    @Test
    void tooManyDestinationsInAllAreRefusedWithOneViolation() {
        String destinations = IntStream.range(0, 501)
                .mapToObj(i -> "{'to':'" + (41790000000L + i) + "'}")
                .collect(Collectors.joining(","));
        String message = "{'from':'InfoSMS','text':'hi','destinations':[" + destinations + "]}";

        assertThat(violations("{'messages':[" + message + "," + message + "]}"))
                .extracting(Violation::path)
                .containsExactly("/messages");
    }

    @Test
    void tooManyMessagesAndTooLongTextsAreRefused() {
        String message = "{'from':'InfoSMS','text':'" + "x".repeat(4001) + "','destinations':[{'to':'41793026727'}]}";

        assertThat(violations("{'messages':[" + message + "]}"))
                .extracting(Violation::path)
                .containsExactly("/messages/0/text");
        assertThat(violations("{'messages':[" + (message + ",").repeat(100) + message + "]}"))
                .extracting(Violation::path)
                .containsExactly("/messages");
    }

    @Test
    void aViolationRepeatsNothingOfTheRequest() {
        assertThat(violations("{'messages':[{'destinations':[{'to':'no-number-7'}],'from':'InfoSMS','text':'hi'}]}"))
                .extracting(Violation::text)
                .noneMatch(text -> text.contains("no-number-7"));
    }

    private static List<Violation> violations(String body) {
        InvalidMessagesException invalid = assertThatExceptionOfType(InvalidMessagesException.class)
                .isThrownBy(() -> request(body))
                .actual();
        return invalid.violations();
    }

    private static SmsRequest request(String body) {
        return SmsRequest.of(CONNECTION, json(body), null, Optional.empty(), NOW);
    }

    private static JsonObject messageOf(SmsRequest request) {
        return request.body().getJsonArray("messages").getJsonObject(0);
    }

    private static JsonObject destinationOf(SmsRequest request) {
        return messageOf(request).getJsonArray("destinations").getJsonObject(0);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
