package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** API-key connections and fallback keys in the running application. */
class ApiKeyIT {

    private static final String HELLO =
            "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hello\"}]}";
    private static final String KEY = SandboxOptions.DEFAULT_API_KEY;

    private final SharedServer server = SharedServer.get();
    private final BackOfficeClient backOffice = server.backOffice();

    @AfterEach
    void clearFaults() {
        server.sandbox().faults().clear();
    }

    @Test
    void aConnectionByApiKeySendsAndNeverShowsItsKey() {
        HttpResponse<String> made = backOffice.post("connections", "{\"apiKey\":\"" + KEY + "\",\"name\":\"Shop\"}");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonObject connection = BackOfficeClient.json(made);
        String address = "connections/" + connection.getString("id");
        assertThat(made.headers().firstValue("Location").orElseThrow()).endsWith("/api/" + address);
        assertThat(connection.getString("authentication")).isEqualTo("API_KEY");
        assertThat(connection.getString("apiKey")).isEqualTo("CHECKED");
        assertThat(made.body() + backOffice.get(address + "/events").body()).doesNotContain(KEY);
        assertThat(send(address)).isEqualTo(200);

        assertThat(backOffice.delete(address).statusCode()).isEqualTo(204);
        assertThat(send(address)).isEqualTo(404);
    }

    @Test
    void aKeyThatInfobipDoesNotTakeIsToldAndNotSaved() {
        HttpResponse<String> refused =
                backOffice.post("connections", "{\"apiKey\":\"wrong\",\"name\":\"Nobody\",\"acceptUnchecked\":true}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("/apiKey", "rejects this key").doesNotContain("wrong");
        assertThat(backOffice.get("connections?limit=500").body()).doesNotContain("Nobody");

        String address = TestAccounts.connectSomebody(server);
        assertThat(backOffice
                        .call("PATCH", address, "{\"fallbackApiKey\":\"wrong\",\"defaultSender\":\"Other\"}")
                        .statusCode())
                .isEqualTo(400);
        JsonObject connection = BackOfficeClient.json(backOffice.get(address));
        assertThat(connection.getString("fallback")).isEqualTo("NONE");
        assertThat(connection.isNull("defaultSender")).isTrue();
    }

    @Test
    void aKeyThatInfobipCannotBeAskedAboutIsSavedOnlyWhereThatIsAccepted() {
        server.sandbox().faults().on(PathKind.ACCOUNT).status(503);
        String asked = "{\"apiKey\":\"" + KEY + "\",\"name\":\"Later\"";

        HttpResponse<String> refused = backOffice.post("connections", asked + "}");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("key-unchecked", "Nothing was saved", "acceptUnchecked");

        HttpResponse<String> made = backOffice.post("connections", asked + ",\"acceptUnchecked\":true}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(BackOfficeClient.json(made).getString("apiKey")).isEqualTo("UNCHECKED");
    }

    @Test
    void aKeyThatInfobipRefusesIsNotTriedAgain() {
        server.sandbox().faults().on(PathKind.ACCOUNT).status(503);
        String address = "connections/"
                + BackOfficeClient.json(backOffice.post(
                                "connections", "{\"apiKey\":\"wrong\",\"name\":\"Shop\",\"acceptUnchecked\":true}"))
                        .getString("id");
        long before = server.sandbox().recorder().count(PathKind.SMS);

        assertThat(send(address)).isEqualTo(502);

        assertThat(server.sandbox().recorder().count(PathKind.SMS)).isEqualTo(before + 1);
        assertThat(backOffice.post(address + "/renewals", null).statusCode()).isEqualTo(409);
    }

    @Test
    void aRequestThatIsWrongIsToldEverythingAndNoValue() {
        HttpResponse<String> refused = backOffice.post("connections", "{\"apiKey\":\"se cret\",\"baseUri\":\"x\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("/apiKey", "/baseUri", "/name").doesNotContain("se cret");
    }

    @Test
    void aLapsedConnectionKeepsSendingByItsKeyAndSaysSo() {
        String address = TestAccounts.connectSomebody(server);
        HttpResponse<String> patched = backOffice.call("PATCH", address, "{\"fallbackApiKey\":\"" + KEY + "\"}");
        assertThat(BackOfficeClient.json(patched).getString("fallback")).isEqualTo("READY");
        server.sandbox().endTokensOf(BackOfficeClient.json(patched).getString("userKey"));
        long refused = server.sandbox().recorder().count(RequestOutcome.UNAUTHORIZED);

        assertThat(send(address)).isEqualTo(200);
        assertThat(send(address)).isEqualTo(200);

        JsonObject connection = BackOfficeClient.json(backOffice.get(address));
        assertThat(connection.getString("authentication")).isEqualTo("OAUTH");
        assertThat(connection.getString("status")).isEqualTo("RECONNECT_REQUIRED");
        assertThat(connection.getString("fallback")).isEqualTo("IN_USE");
        assertThat(server.sandbox().recorder().count(RequestOutcome.UNAUTHORIZED))
                .isEqualTo(refused + 1);
    }

    @Test
    void aPatchWritesAnEventForEachValueThatItReallyChanges() {
        String address = TestAccounts.connectSomebody(server);

        patch(address, "{}");
        patch(address, "{\"baseUri\":null,\"defaultSender\":null,\"fallbackApiKey\":null}");
        assertThat(changes(address)).isEmpty();

        String sender = "{\"defaultSender\":\"Shop\"}";
        patch(address, sender);
        patch(address, sender);
        String key = "{\"fallbackApiKey\":\"" + KEY + "\"}";
        patch(address, key);
        patch(address, key);
        patch(address, "{\"fallbackApiKey\":null}");
        assertThat(changes(address)).containsExactly("FALLBACK_KEY_ERASED", "FALLBACK_KEY_SET", "DEFAULT_SENDER");
    }

    @Test
    void aDisconnectedConnectionTakesNoFallbackKey() {
        String address = TestAccounts.connectSomebody(server);
        backOffice.delete(address);

        HttpResponse<String> refused = backOffice.call("PATCH", address, "{\"fallbackApiKey\":\"" + KEY + "\"}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("reconnect-required", "DISCONNECTED")
                .doesNotContain(KEY);
        assertThat(changes(address)).isEmpty();
    }

    private void patch(String address, String change) {
        HttpResponse<String> patched = backOffice.call("PATCH", address, change);
        assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
    }

    private List<String> changes(String address) {
        return BackOfficeClient.json(backOffice.get(address + "/events"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(event -> "CHANGED".equals(event.getString("type")))
                .map(event -> event.getString("detail", null))
                .toList();
    }

    private int send(String address) {
        return backOffice.post(address + "/messages", HELLO).statusCode();
    }
}
