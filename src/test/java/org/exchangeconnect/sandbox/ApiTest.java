package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Calls Infobip's API as a manager, who may do everything, or as a user who can only send. */
abstract class ApiTest extends SandboxTest {

    static final String TO = "41793026727";
    String manager;
    String sender;

    @BeforeEach
    void connect() {
        manager = "IBSSO " + sandbox.issueToken(user.userKey());
        sender = "IBSSO " + sandbox.issueToken(sandbox.addUsers(1).get(0).userKey());
    }

    HttpResponse<String> get(String path) {
        return client.call("GET", path, manager, null);
    }

    HttpResponse<String> put(String path, String body) {
        return client.call("PUT", path, manager, body);
    }

    HttpResponse<String> post(String path, String body) {
        return client.call("POST", path, manager, body);
    }

    HttpResponse<String> delete(String path) {
        return client.call("DELETE", path, manager, null);
    }

    /** Sends an SMS with the newest API. */
    HttpResponse<String> send(String messageId) {
        return post("/sms/3/messages", message(messageId, ""));
    }

    /** Returns a body for the newest API; more is added to the message. */
    static String message(String messageId, String more) {
        return "{\"messages\":[{\"sender\":\"InfoSMS\",\"content\":{\"text\":\"Hello\"},\"destinations\":[{\"to\":\""
                + TO + "\",\"messageId\":\"" + messageId + "\"}]" + more + "}]}";
    }

    static List<JsonObject> results(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return SandboxClient.json(response).getJsonArray("results").getValuesAs(JsonObject.class);
    }

    static List<String> ids(HttpResponse<String> response) {
        return results(response).stream()
                .map(result -> result.getString("messageId"))
                .toList();
    }

    static JsonObject exception(HttpResponse<String> response) {
        return SandboxClient.json(response).getJsonObject("requestError").getJsonObject("serviceException");
    }
}
