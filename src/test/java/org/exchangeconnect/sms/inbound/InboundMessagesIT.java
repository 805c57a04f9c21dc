package org.exchangeconnect.sms.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inbound messages that Infobip pushes to the running application (protocol, section 10). */
class InboundMessagesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final SharedServer server = SharedServer.get();
    private final BackOfficeClient backOffice = server.backOffice();
    private String connection;

    @BeforeEach
    void connect() {
        connection = TestAccounts.connectSomebody(server);
    }

    @Test
    void aSignedMessageIsListedAndTheEnterpriseIsNotified() throws Exception {
        String text = "an answer to " + connection;

        assertThat(push("m-1", text, true)).isEqualTo(204);
        assertThat(push("m-1", text, true)).isEqualTo(204);
        assertThat(push("m-2", "a second one", true)).isEqualTo(204);

        List<JsonObject> listed = list("?from=41790009999");
        assertThat(listed).extracting(one -> one.getString("messageId")).containsExactly("m-2", "m-1");
        assertThat(listed.get(1).getString("text")).isEqualTo(text);
        assertThat(listed.get(1).getString("receivedAt")).isEqualTo("2026-11-30T10:00:00Z");
        assertThat(list("?from=41790000000")).isEmpty();
        assertThat(list("?after=" + listed.get(0).getString("id")))
                .extracting(one -> one.getString("messageId"))
                .containsExactly("m-1");
        await().atMost(TIMEOUT)
                .until(() -> !server.enterprise().callsAbout(text).isEmpty());
        assertThat(server.enterprise().callsAbout(text).get(0).body()).contains("\"type\":\"MESSAGE_RECEIVED\"");
    }

    @Test
    void anUnsignedMessageIsAcceptedAsAHintAndNotStored() throws Exception {
        assertThat(push("m-1", "who says so?", false)).isEqualTo(204);

        assertThat(list("")).isEmpty();
    }

    @Test
    void aQueryThatIsInvalidIsNamed() {
        assertThat(backOffice
                        .get(connection + "/inbound-messages?after=nothing")
                        .body())
                .contains("after");
        assertThat(backOffice.get("connections/nothing/inbound-messages").statusCode())
                .isEqualTo(404);
    }

    private List<JsonObject> list(String query) {
        return BackOfficeClient.json(backOffice.get(connection + "/inbound-messages" + query))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private int push(String messageId, String text, boolean signed) throws IOException, InterruptedException {
        String id = connection.substring(connection.indexOf('/') + 1);
        URI address = server.app().resolve("api/webhooks/inbound-messages?connection=" + id);
        String body = "{\"results\":[{\"messageId\":\"" + messageId + "\",\"from\":\"41790009999\","
                + "\"to\":\"41790000000\",\"text\":\"" + text + "\",\"receivedAt\":\"2026-11-30T10:00:00.000+0000\"}]}";
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (signed) {
            String timestamp = Long.toString(System.currentTimeMillis());
            request.header("X-Ib-Exchange-Req-Timestamp", timestamp)
                    .header("X-Ib-Exchange-Req-Signature", signature(timestamp + body));
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private String signature(String signed) {
        try {
            String secret = server.sandbox().options().apps().get(0).signingSecret();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
