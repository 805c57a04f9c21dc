package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.exchangeconnect.sandbox.Incident;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.sandbox.TokenResponseStyle;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renewals on the server, with a token lifetime of six seconds in the response. */
class RenewalIT {

    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(6);
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final SharedServer server = SharedServer.get();
    private final Sandbox sandbox = server.sandbox();
    private final BackOfficeClient backOffice = server.backOffice();
    private SandboxUser user;
    private String connection;

    @BeforeEach
    void connect() {
        sandbox.reconfigure(options -> options.tokenLifetime(TOKEN_LIFETIME).answerStyle(TokenResponseStyle.SEEN));
        user = sandbox.addUsers(1).get(0);
        HttpVisitor visitor = new HttpVisitor(server.app());
        URI back = sandbox.approve(user.userKey(), visitor.redirectFrom("api/oauth/authorize"));
        assertThat(visitor.redirectFrom(back.toString())).hasPath("/exchange-connect/connected");
        connection = backOffice.connectionOf(user.userKey()).getString("id");
    }

    @AfterEach
    void forget() {
        sandbox.faults().clear();
        backOffice.delete("connections/" + connection);
        sandbox.reconfigure(
                options -> options.tokenLifetime(Duration.ofMinutes(1)).answerStyle(TokenResponseStyle.DOCUMENTED));
    }

    @Test
    void threeRenewalsInARowComeInTimeAndEachOnce() {
        await().atMost(LIMIT).until(() -> shown().getInt("renewals") >= 3);

        assertThat(sandbox.recorder().renewals().get(user.userKey()).leastLifeLeft())
                .isGreaterThan(Duration.ZERO);
        for (RequestOutcome outcome :
                new RequestOutcome[] {RequestOutcome.LAPSED, RequestOutcome.DOUBLE_RENEWAL, RequestOutcome.MALFORMED}) {
            assertThat(sandbox.recorder().incidents(outcome))
                    .as(outcome.name())
                    .extracting(Incident::userKey)
                    .doesNotContain(user.userKey());
        }
    }

    @Test
    void aFailingRenewalIsTriedAgainInTimeAndToldMeanwhile() {
        sandbox.faults().on(PathKind.TOKEN).forUser(user.userKey()).times(1).status(503);
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(() -> shown().getInt("failures") > 0);

        await().atMost(LIMIT).until(() -> shown().getInt("renewals") > 0);
        assertThat(shown().getInt("failures")).isZero();
        assertThat(events()).containsSubsequence("RENEWAL_RECOVERED", "RENEWAL_FAILED", "CONNECTED");
    }

    @Test
    void whatInfobipEndedHasToBeConnectedAgainAndSaysWhy() {
        sandbox.endTokensOf(user.userKey());

        await().atMost(LIMIT).until(() -> shown().getString("status").equals("RECONNECT_REQUIRED"));
        assertThat(shown().getString("reason")).isEqualTo("TOKEN_REFUSED");
        HttpResponse<String> renewal = backOffice.post("connections/" + connection + "/renewals", null);
        assertThat(renewal.statusCode()).isEqualTo(409);
        assertThat(BackOfficeClient.json(renewal).getString("reason")).isEqualTo("TOKEN_REFUSED");
    }

    private JsonObject shown() {
        return BackOfficeClient.json(backOffice.get("connections/" + connection));
    }

    private Iterable<String> events() {
        return BackOfficeClient.json(backOffice.get("connections/" + connection + "/events"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(event -> event.getString("type"))
                .toList();
    }
}
