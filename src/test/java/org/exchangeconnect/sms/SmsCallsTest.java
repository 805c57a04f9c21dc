package org.exchangeconnect.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.sandbox.ApiRight;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.JournalFixture;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.token.InfobipApi;
import org.exchangeconnect.token.TokenFixture;
import org.exchangeconnect.token.UnknownConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scheduled messages and previews at the sandbox. */
class SmsCallsTest {

    private static final String BULK = "spring & co/7";

    private final TokenFixture door = new TokenFixture(Duration.ofMinutes(1));
    private final JournalFixture journal = new JournalFixture(door.jdbi, door.clock);
    private final SmsCalls calls = new SmsCalls(
            door.connections,
            new BaseUris(new ApiSettings(door.sandbox.uri(), List.of()), true, null),
            new InfobipApi(door.service, new HttpSettings(Duration.ofSeconds(2), Duration.ofSeconds(2))),
            journal.messages,
            door.clock);
    private final ConnectionId connection = door.connect();
    private final Instant tomorrow =
            door.clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));

    @BeforeEach
    void mayDoEverything() {
        String user = door.connections.find(connection).orElseThrow().identity().userKey();
        door.sandbox.allowEverything(user);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aBulkIsReadWithItsTimeAndItsStatus() throws Exception {
        schedule();

        SmsCallResult result = calls.scheduled(connection, BULK);

        assertThat(result.status()).isEqualTo(CallStatus.ANSWERED);
        assertThat(result.answer().getString("bulkId")).isEqualTo(BULK);
        assertThat(result.answer().getString("status")).isEqualTo("PENDING");
        assertThat(result.answer().getString("sendAt")).isEqualTo(text(tomorrow));
    }

    @Test
    void aBulkIsRescheduledAndCanceled() throws Exception {
        schedule();
        Instant later = tomorrow.plus(Duration.ofDays(1));

        assertThat(calls.reschedule(connection, BULK, later.toString()).answer().getString("sendAt"))
                .isEqualTo(text(later));
        assertThat(calls.cancel(connection, BULK).isAnswered()).isTrue();

        assertThat(calls.scheduled(connection, BULK).answer().getString("status"))
                .isEqualTo("CANCELED");
        assertThat(door.sandbox.scheduledMessages()).isEmpty();
        assertThat(calls.reschedule(connection, BULK, later.toString()).status())
                .isEqualTo(CallStatus.INVALID);
    }

    @Test
    void theJournalFollowsTheTimeOfARescheduledBulkAndNoLongerWaitsForACanceledOne() throws Exception {
        schedule();
        Delivery scheduled = journal.settle(journal.writeFor(connection, tomorrow), MessageOutcome.SENT, BULK);
        Instant later = tomorrow.plus(Duration.ofDays(1));

        calls.reschedule(connection, BULK, later.toString());

        assertThat(sendAt(scheduled)).isEqualTo(later);
        calls.cancel(connection, BULK);
        assertThat(sendAt(scheduled)).isBeforeOrEqualTo(door.clock.instant());
    }

    @Test
    void whatInfobipChangedIsReportedAlsoWhereTheJournalCannotFollow() throws Exception {
        schedule();
        door.jdbi.useHandle(handle -> handle.execute("alter table message rename to unavailable"));

        assertThat(calls.reschedule(connection, BULK, tomorrow.toString()).isAnswered())
                .isTrue();
        assertThat(calls.cancel(connection, BULK).isAnswered()).isTrue();
    }

    private Instant sendAt(Delivery scheduled) {
        return journal.messages.pageFrom(connection, scheduled.id(), 1).get(0).sendAt();
    }

    @Test
    void aBulkThatInfobipDoesNotKnowIsNotFound() {
        assertThat(calls.scheduled(connection, "none").isNotFound()).isTrue();
        assertThat(calls.cancel(connection, "none").isNotFound()).isTrue();
    }

    @Test
    void aMissingRightIsARefusalWithInfobipsReason() throws Exception {
        schedule();
        door.sandbox.allowOnly(
                door.connections.find(connection).orElseThrow().identity().userKey(), ApiRight.MESSAGE_SEND);

        SmsCallResult result = calls.cancel(connection, BULK);

        assertThat(result.status()).isEqualTo(CallStatus.REFUSED);
        assertThat(result.isNotFound()).isFalse();
        assertThat(result.answer()).containsKey("requestError");
    }

    @Test
    void aChangeWhoseOutcomeIsUnknownIsNotRepeated() throws Exception {
        schedule();
        door.sandbox.faults().on(PathKind.BULKS).lostAnswer();

        SmsCallResult result = calls.cancel(connection, BULK);

        assertThat(result.status().mayHaveBeenSent()).isTrue();
        door.sandbox.faults().clear();
        assertThat(door.sandbox.recorder().count(PathKind.BULKS)).isEqualTo(1);
    }

    @Test
    void aRefusedTokenIsReplacedOnce() throws Exception {
        schedule();
        door.sandbox.faults().on(PathKind.BULKS).once().status(401);

        assertThat(calls.cancel(connection, BULK).isAnswered()).isTrue();
    }

    @Test
    void anUnusableResponseIsNoAnswer() {
        door.sandbox.faults().on(PathKind.PREVIEW).garbage();

        assertThat(calls.preview(connection, json("{'text':'hi'}")).status()).isEqualTo(CallStatus.BAD_ANSWER);
    }

    @Test
    void aPreviewIsInfobipsOwn() {
        JsonObject preview = calls.preview(connection, json("{'text':'" + "€".repeat(81) + "'}"))
                .answer()
                .getJsonArray("previews")
                .getJsonObject(0);

        assertThat(preview.getInt("messageCount")).isEqualTo(2);
        assertThat(door.sandbox.recorder().count(RequestOutcome.MALFORMED)).isZero();
    }

    @Test
    void anUnknownConnectionIsToldFromAnUnknownBulk() {
        assertThatExceptionOfType(UnknownConnectionException.class)
                .isThrownBy(() -> calls.scheduled(new ConnectionId(UUID.randomUUID()), BULK));
    }

    private void schedule() throws Exception {
        String body = "{'messages':[{'content':{'text':'hi'},'destinations':[{'to':'41793026727'}]}],'options':"
                + "{'schedule':{'bulkId':'" + BULK + "','sendAt':'" + tomorrow + "'}}}";
        HttpRequest request = HttpRequest.newBuilder(door.sandbox.uri().resolve("/sms/3/messages"))
                .header("Content-Type", "application/json")
                .header("Authorization", door.service.current(connection).authorization())
                .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    /** Returns a time in Infobip's format. */
    private static String text(Instant time) {
        return time.toString().replace("Z", ".000+0000");
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }
}
