package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The roles of a user and the scopes of an API key limit what Infobip's API allows. */
class ApiRightsTest extends ApiTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /sms/1/logs",
        "GET, /sms/3/logs",
        "GET, /sms/1/inbox/reports",
        "GET, /sms/1/bulks?bulkId=x",
        "PUT, /sms/1/bulks/status?bulkId=x",
        "POST, /sms/1/preview",
        "GET, /subscriptions/1/profiles",
        "POST, /subscriptions/1/subscription/SMS"
    })
    void aUserWhoCanOnlySendIsForbiddenTheRest(String method, String path) {
        HttpResponse<String> response = client.call(method, path, sender, method.equals("GET") ? null : "{}");

        assertThat(response.statusCode()).isEqualTo(403);
        if (path.startsWith("/sms/3")) {
            assertThat(SandboxClient.json(response).getString("errorCode")).isEqualTo("E403");
        } else {
            assertThat(exception(response).getString("messageId")).isEqualTo("FORBIDDEN");
        }
        assertThat(sandbox.recorder().count(RequestOutcome.FORBIDDEN)).isOne();
    }

    @Test
    void sendingIncludesFetchingReports() {
        assertThat(client.call("POST", "/sms/3/messages", sender, message("m1", ""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ids(client.call("GET", "/sms/1/reports", sender, null))).containsExactly("m1");
    }

    @Test
    void rightsCanBeTakenAndGivenWhileATokenLives() {
        sandbox.allowOnly(user.userKey(), ApiRight.MESSAGE_SEND);
        assertThat(get("/sms/3/logs").statusCode()).isEqualTo(403);

        sandbox.allowOnly(user.userKey(), ApiRight.SMS_LOGS_READ);
        assertThat(get("/sms/3/logs").statusCode()).isEqualTo(200);
        assertThat(send("m1").statusCode()).isEqualTo(403);

        sandbox.allowEverything(user.userKey());
        assertThat(send("m1").statusCode()).isEqualTo(200);
    }

    @Test
    void anApiKeyHasScopesOfItsOwn() {
        String key = "App " + SandboxOptions.DEFAULT_API_KEY;
        assertThat(client.call("GET", "/sms/3/logs", key, null).statusCode()).isEqualTo(200);

        sandbox.allowOnly(SandboxOptions.DEFAULT_API_KEY, ApiRight.SMS_MESSAGE_SEND);

        assertThat(client.call("GET", "/sms/3/logs", key, null).statusCode()).isEqualTo(403);
        assertThat(get("/sms/3/logs").statusCode()).isEqualTo(200);
    }

    @Test
    void theBalanceNeedsNoRight() {
        assertThat(client.call("GET", "/account/1/balance", sender, null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyUserHasAllRightsIfATestAsksForIt() {
        sandbox.reconfigure(SandboxOptions::allRightsForEveryUser);

        assertThat(client.call("GET", "/sms/3/logs", sender, null).statusCode()).isEqualTo(200);
    }
}
