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
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sms.journal.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of {@code /sms/3/messages}, and how they are told from those of {@code /sms/2/text/advanced}. */
class NewerSmsRequestTest {

    private static final ConnectionId CONNECTION = new ConnectionId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String TO = "'destinations':[{'to':'41793026727'}]";

    @Test
    void aDestinationGetsTheJournalsMessageIdAndItsNumberAsDigits() {
        SmsRequest request = request("{'messages':[{'sender':'Acme','content':{'text':'hi'},'destinations':"
                + "[{'to':'+41 79 302 67 27'},{'to':'41793026728','messageId':'mine'}]}]}");

        assertThat(request.messages()).extracting(Delivery::to).containsExactly("41793026727", "41793026728");
        assertThat(request.messages()).extracting(Delivery::from).containsOnly("Acme");
        List<JsonObject> destinations =
                messageOf(request).getJsonArray("destinations").getValuesAs(JsonObject.class);
        assertThat(destinations)
                .extracting(one -> one.getString("messageId"))
                .containsExactly(request.messages().get(0).id().toString(), "mine");
        assertThat(destinations.get(0).getString("to")).isEqualTo("41793026727");
    }

    @Test
    void everythingThatIsInfobipsAffairIsSentAsItCame() {
        String options = "{'schedule':{'bulkId':'b','sendAt':'2026-12-01T10:00:00.000+0000',"
                + "'sendingSpeedLimit':{'amount':10,'timeUnit':'HOUR'}},'tracking':{'trackClicks':false},"
                + "'includeSmsCountInResponse':true,'conversionTracking':{'useConversionTracking':true}}";
        String message = "{'sender':'Acme','destinations':[{'to':'41793026727','messageId':'m','networkId':7}],"
                + "'content':{'text':'hi','transliteration':'ALL'},'options':{'flash':true,'validityPeriod':"
                + "{'amount':5}},'webhooks':{'delivery':{'url':'https://other.example/'},'callbackData':'c'}}";

        SmsRequest request = request("{'messages':[" + message + "],'options':" + options + "}");

        assertThat(messageOf(request)).isEqualTo(json(message));
        assertThat(request.body().get("options")).isEqualTo(json(options));
        assertThat(request.messages())
                .extracting(Delivery::bulkId, Delivery::callbackData, Delivery::sendAt)
                .containsExactly(tuple("b", "c", Instant.parse("2026-12-01T10:00:00Z")));
    }

    @Test
    void aMessageWithoutSenderGetsTheConnectionsOrNone() {
        String body = "{'messages':[{'content':{'text':'hi'}," + TO + "}]}";

        assertThat(messageOf(request(body, "Default", null)).getString("sender"))
                .isEqualTo("Default");
        assertThat(messageOf(request(body)).containsKey("sender")).isFalse();
        assertThat(request(body).messages().get(0).from()).isNull();
    }

    @Test
    void reportsArePushedToUsUnlessTheCallerNamesAnotherUrl() {
        SmsRequest request = request(
                "{'messages':[{'content':{'text':'a'}," + TO + "},"
                        + "{'content':{'text':'b'}," + TO + ",'webhooks':{'callbackData':'c','delivery':"
                        + "{'intermediateReport':true}}},"
                        + "{'content':{'text':'c'}," + TO
                        + ",'webhooks':{'delivery':{'url':'https://other.example/'}}}]}",
                null,
                URI.create("https://app.example/reports"));

        assertThat(request.body().getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(message -> message.get("webhooks"))
                .containsExactly(
                        json("{'delivery':{'url':'https://app.example/reports'},'contentType':'application/json'}"),
                        json("{'callbackData':'c','delivery':{'intermediateReport':true,"
                                + "'url':'https://app.example/reports'},'contentType':'application/json'}"),
                        json("{'delivery':{'url':'https://other.example/'}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'webhooks':7", "'webhooks':{'delivery':[]}"})
    void webhooksThatInfobipWillRefuseAreSentAsTheyCame(String webhooks) {
        SmsRequest request = request(
                "{'messages':[{'content':{'text':'a'}," + TO + "," + webhooks + "}]}",
                null,
                URI.create("https://app.example/reports"));

        assertThat(messageOf(request).get("webhooks"))
                .isEqualTo(json("{" + webhooks + "}").get("webhooks"));
    }

    @Test
    void binaryContentNeedsNoText() {
        SmsRequest request = request("{'messages':[{'content':{'hex':'48 65','dataCoding':0}," + TO + "}]}");

        assertThat(messageOf(request).getJsonObject("content").getString("hex")).isEqualTo("48 65");
    }

    @Test
    void everyViolationIsNamedWithItsPlaceAtOnce() {
        assertThat(violations("{'messages':[{'sender':'x!','content':{'text':' '},'destinations':[{'to':'12'}]},7,"
                        + "{'content':{'text':'" + "x".repeat(4001) + "'},'destinations':[]},"
                        + "{'content':5," + TO + "},{'content':{'text':5}," + TO + "}]}"))
                .extracting(Violation::path)
                .containsExactly(
                        "/messages/0/content/text",
                        "/messages/0/sender",
                        "/messages/0/destinations/0/to",
                        "/messages/1",
                        "/messages/2/content/text",
                        "/messages/2/destinations",
                        "/messages/3/content/text",
                        "/messages/4/content/text");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "{'messages':[{'content':{'text':'a'},'from':'A',TO}]}; /messages/0/from; sender",
                "{'messages':[{'content':{'text':'a'},TO},{'text':'b',TO}]}; /messages/1/text; content.text",
                "{'messages':[{'content':{'text':'a'},'sendAt':'2026-12-01T10:00:00Z',TO}]}; /messages/0/sendAt; "
                        + "options.schedule.sendAt",
                "{'bulkId':'b','messages':[{'content':{'text':'a'},TO}]}; /bulkId; options.schedule.bulkId",
                "{'messages':[{'content':{'text':'a'},'notifyUrl':'https://a.example',TO}]}; /messages/0/notifyUrl; "
                        + "webhooks.delivery.url",
                "{'messages':[{'text':'a','sender':'A',TO}]}; /messages/0/sender; from",
                "{'messages':[{'text':'a',TO}],'options':{'schedule':{}}}; /options; bulkId",
                "{'messages':[{'text':'a','webhooks':{},TO}]}; /messages/0/webhooks; notifyUrl"
            })
    void aMixOfBothFormsIsRefusedAndTheMemberToWriteInsteadIsNamed(String body, String path, String instead) {
        assertThat(violations(body.replace("TO", TO))).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation.text()).contains(instead);
        });
    }

    @Test
    void aBodyOfNeitherFormIsRefusedAndBothAreNamed() {
        assertThat(violations("{'messages':[{" + TO + "}]}")).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo("/messages");
            assertThat(violation.text()).contains("text", "content.text");
        });
    }

    private static List<Violation> violations(String body) {
        InvalidMessagesException invalid = assertThatExceptionOfType(InvalidMessagesException.class)
                .isThrownBy(() -> request(body))
                .actual();
        return invalid.violations();
    }

    private static SmsRequest request(String body) {
        return request(body, null, null);
    }

    private static SmsRequest request(String body, String defaultSender, URI notifyUrl) {
        return SmsRequest.of(CONNECTION, json(body), defaultSender, Optional.ofNullable(notifyUrl), NOW);
    }

    private static JsonObject messageOf(SmsRequest request) {
        return request.body().getJsonArray("messages").getJsonObject(0);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
