package org.exchangeconnect.sms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.exchangeconnect.sandbox.ApiRight;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scheduled messages and previews through the running application. */
class BulksIT {

    private final SharedServer server = SharedServer.get();
    private final BackOfficeClient backOffice = server.backOffice();
    private final Sandbox sandbox = server.sandbox();
    private String connection;
    private String userKey;

    @BeforeEach
    void connect() {
        connection = TestAccounts.connectSomebody(server);
        userKey = BackOfficeClient.json(backOffice.get(connection)).getString("userKey");
        sandbox.allowEverything(userKey);
    }

    @AfterEach
    void clearFaults() {
        sandbox.faults().clear();
    }

    @Test
    void scheduledMessagesAreShownRescheduledAndCanceled() {
        String bulk = connection + "/bulks/" + schedule();

        assertThat(shown(bulk).getString("status")).isEqualTo("PENDING");
        HttpResponse<String> changed =
                backOffice.call("PATCH", bulk, "{\"sendAt\":\"" + in(Duration.ofDays(3)) + "\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(backOffice.delete(bulk).statusCode()).isEqualTo(204);
        assertThat(shown(bulk).getString("status")).isEqualTo("CANCELED");
        assertThat(problem(backOffice.delete(bulk), 400).getString("infobipCode"))
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void aBulkThatInfobipDoesNotKnowIsNotFound() {
        problem(backOffice.get(connection + "/bulks/none"), 404);
        problem(backOffice.delete(connection + "/bulks/none"), 404);
    }

    @Test
    void aTimeThatIsNoneIsRefusedBeforeInfobipIsAsked() {
        String bulk = connection + "/bulks/any";

        for (String body : List.of("{}", "{\"sendAt\":7}", "{\"sendAt\":\"soon\"}")) {
            assertThat(problem(backOffice.call("PATCH", bulk, body), 400)
                            .getJsonArray("violations")
                            .getJsonObject(0)
                            .getString("path"))
                    .isEqualTo("/sendAt");
        }
        problem(backOffice.call("PATCH", bulk, "{\"sendAt\":\"2026-12-01T10:00:00Z\",\"status\":\"PENDING\"}"), 400);
    }

    @Test
    void aCancellationWithoutAResponseSaysThatItMayHaveHappened() {
        String bulk = connection + "/bulks/" + schedule();
        sandbox.faults().on(PathKind.BULKS).lostAnswer();

        JsonObject problem = problem(backOffice.delete(bulk), 502);

        assertThat(problem.getBoolean("mayHaveBeenChanged")).isTrue();
    }

    @Test
    void aMissingRightIsShownAsInfobipsRefusal() {
        sandbox.allowOnly(userKey, ApiRight.MESSAGE_SEND);

        problem(backOffice.post(connection + "/messages/preview", "{\"text\":\"hi\"}"), 502);
    }

    @Test
    void aTextsPartsArePreviewedAsInfobipCountsThem() {
        HttpResponse<String> answer =
                backOffice.post(connection + "/messages/preview", "{\"text\":\"" + "x".repeat(161) + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(BackOfficeClient.json(answer)
                        .getJsonArray("previews")
                        .getJsonObject(0)
                        .getInt("messageCount"))
                .isEqualTo(2);
        problem(backOffice.post(connection + "/messages/preview", "{}"), 400);
    }

    @Test
    void aPreviewWithoutAResponseIsATimeout() {
        sandbox.faults().on(PathKind.PREVIEW).once().hang();

        problem(backOffice.post(connection + "/messages/preview", "{\"text\":\"hi\"}"), 504);
    }

    private String schedule() {
        HttpResponse<String> answer = backOffice.post(
                connection + "/messages",
                "{\"messages\":[{\"content\":{\"text\":\"hi\"},\"destinations\":[{\"to\":\"41793026727\"}]}],"
                        + "\"options\":{\"schedule\":{\"sendAt\":\"" + in(Duration.ofDays(1)) + "\"}}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return BackOfficeClient.json(answer).getString("bulkId");
    }

    private JsonObject shown(String bulk) {
        HttpResponse<String> answer = backOffice.get(bulk);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return BackOfficeClient.json(answer);
    }

    private static JsonObject problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return BackOfficeClient.json(answer);
    }

    private static String in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
