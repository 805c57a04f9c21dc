package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Messages that are sent at a later time. */
class ScheduledSmsTest extends ApiTest {

    private static final String BULK = "?bulkId=b1";

    @Test
    void aScheduledMessageStaysPendingUntilItsTime() {
        schedule(in(Duration.ofDays(1)));

        assertThat(ids(get("/sms/1/reports"))).isEmpty();
        assertThat(status("/sms/3/logs")).isEqualTo("PENDING_ACCEPTED");
        assertThat(sandbox.scheduledMessages()).hasSize(1);

        clock.advance(Duration.ofDays(1));
        connect();

        assertThat(sandbox.scheduledMessages()).isEmpty();
        assertThat(status("/sms/3/logs")).isEqualTo("DELIVERED_TO_HANDSET");
        assertThat(ids(get("/sms/1/reports"))).containsExactly("m1");
    }

    @Test
    void aTestCanSendScheduledMessagesEarly() {
        schedule(in(Duration.ofDays(180)));

        sandbox.sendScheduled("b1");

        assertThat(ids(get("/sms/3/reports"))).containsExactly("m1");
        assertThat(get("/sms/1/bulks/status" + BULK).body()).contains("FINISHED");
    }

    @Test
    void moreThan180DaysAheadIsRefused() {
        assertThat(schedule(in(Duration.ofDays(181))).statusCode()).isEqualTo(400);
        assertThat(advanced(in(Duration.ofDays(181))).statusCode()).isEqualTo(400);
    }

    @Test
    void theOlderApiSchedulesEachMessage() {
        assertThat(advanced(in(Duration.ofHours(1))).statusCode()).isEqualTo(200);

        assertThat(get("/sms/1/bulks" + BULK).body()).contains("\"sendAt\":\"2026-03-01T10:00:00.000+0000\"");
    }

    @Test
    void aTimeInThePastSendsAtOnce() {
        schedule(in(Duration.ofHours(-1)));

        assertThat(ids(get("/sms/1/reports"))).containsExactly("m1");
        assertThat(get("/sms/1/bulks" + BULK).statusCode()).isEqualTo(404);
    }

    @Test
    void aBulkCanBeRescheduled() {
        schedule(in(Duration.ofHours(1)));

        HttpResponse<String> changed = put("/sms/1/bulks" + BULK, "{\"sendAt\":\"" + in(Duration.ofHours(3)) + "\"}");

        assertThat(changed.statusCode()).isEqualTo(200);
        clock.advance(Duration.ofHours(2));
        connect();
        assertThat(ids(get("/sms/1/reports"))).isEmpty();
        clock.advance(Duration.ofHours(1));
        connect();
        assertThat(ids(get("/sms/1/reports"))).containsExactly("m1");
        assertThat(put("/sms/1/bulks" + BULK, "{\"sendAt\":\"" + in(Duration.ofHours(3)) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPausedBulkWaitsBeyondItsTimeUntilItIsResumed() {
        schedule(in(Duration.ofHours(1)));
        become("PAUSED", 200);
        clock.advance(Duration.ofHours(2));
        connect();
        assertThat(ids(get("/sms/1/reports"))).isEmpty();

        become("PENDING", 200);

        assertThat(ids(get("/sms/1/reports"))).containsExactly("m1");
    }

    @Test
    void aCanceledBulkIsNeverSent() {
        schedule(in(Duration.ofHours(1)));
        become("CANCELED", 200);
        clock.advance(Duration.ofHours(2));
        connect();

        assertThat(ids(get("/sms/1/reports"))).isEmpty();
        assertThat(ids(get("/sms/3/logs"))).isEmpty();
        become("PENDING", 400);
        assertThat(get("/sms/1/bulks/status" + BULK).body()).contains("CANCELED");
    }

    @Test
    void onlyTheAccountThatSentABulkKnowsIt() {
        schedule(in(Duration.ofHours(1)));
        String other = "IBSSO " + sandbox.issueToken(sandbox.users().get(1).userKey());

        assertThat(client.call("GET", "/sms/1/bulks" + BULK, other, null).statusCode())
                .isEqualTo(404);
        assertThat(get("/sms/1/bulks").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> schedule(Instant time) {
        return post(
                "/sms/3/messages",
                message("m1", "")
                        .replaceFirst(
                                "^\\{",
                                "{\"options\":{\"schedule\":{\"bulkId\":\"b1\",\"sendAt\":\"" + time + "\"}},"));
    }

    private HttpResponse<String> advanced(Instant time) {
        return post(
                "/sms/2/text/advanced",
                "{\"bulkId\":\"b1\",\"messages\":[{\"text\":\"Hi\",\"sendAt\":\"" + time
                        + "\",\"destinations\":[{\"to\":\"41793026727\"}]}]}");
    }

    private void become(String status, int expected) {
        assertThat(put("/sms/1/bulks/status" + BULK, "{\"status\":\"" + status + "\"}")
                        .statusCode())
                .isEqualTo(expected);
    }

    private String status(String path) {
        return results(get(path)).get(0).getJsonObject("status").getString("name");
    }

    private Instant in(Duration duration) {
        return clock.instant().plus(duration);
    }
}
