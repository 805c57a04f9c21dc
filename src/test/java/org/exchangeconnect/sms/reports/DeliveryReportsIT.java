package org.exchangeconnect.sms.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.PushStyle;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Delivery reports that Infobip pushes to the running application (protocol, sections 6, 8 and 10). */
class DeliveryReportsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final SharedServer server = SharedServer.get();
    private final BackOfficeClient backOffice = server.backOffice();
    private final Sandbox sandbox = server.sandbox();
    private final SandboxUser user = sandbox.addUsers(1).get(0);
    private String connection;

    @BeforeEach
    void connect() {
        connection = TestAccounts.connect(server, user);
        sandbox.loseReports();
    }

    @AfterEach
    void clearFaults() {
        sandbox.faults().clear();
    }

    @ParameterizedTest
    @CsvSource({"41793026727, DELIVERED", "41790000002, UNDELIVERABLE", "41790000004, EXPIRED"})
    void theJournalShowsWhatAPushedReportSaysBesideTheOutcome(String number, String deliveryStatus) {
        send(number);
        assertThat(entry().isNull("deliveryStatus")).isTrue();

        assertThat(sandbox.pushReports(PushStyle.UNSIGNED)).containsExactly(204);

        assertThat(entry().getString("deliveryStatus")).isEqualTo(deliveryStatus);
        assertThat(entry().getString("outcome")).isEqualTo("SENT");
        assertThat(entry().getJsonObject("deliveryReport").getString("at")).isNotBlank();
    }

    @Test
    void anUnknownOutcomeIsSettledByThePushedReport() {
        sandbox.faults().on(PathKind.SMS).once().lostAnswer();
        send("41793026727");
        assertThat(entry().getString("outcome")).isEqualTo("UNKNOWN");

        sandbox.pushReports(PushStyle.UNSIGNED);

        assertThat(entry().getString("outcome")).isEqualTo("SENT");
        assertThat(entry().getString("deliveryStatus")).isEqualTo("DELIVERED");
    }

    @ParameterizedTest
    @CsvSource({"41793026727, MESSAGE_DELIVERED", "41790000002, MESSAGE_FAILED", "41790000005, MESSAGE_FAILED"})
    void theEnterpriseIsNotifiedOnceOfWhatBecameOfAMessage(String number, String type) {
        send(number);
        sandbox.pushReports(PushStyle.TWICE);

        String messageId = entry().getString("messageId");
        await().atMost(TIMEOUT)
                .until(() -> !server.enterprise().callsAbout(messageId).isEmpty());
        assertThat(server.enterprise().callsAbout(messageId)).singleElement().satisfies(call -> {
            assertThat(call.body()).contains("\"type\":\"" + type + "\"", "\"to\":\"" + number + "\"");
            assertThat(call.body()).doesNotContain("hello");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGNED", "UPPER_CASE", "TWICE"})
    void aSignedReportCountsAlsoInUpperCaseOrTwice(PushStyle style) {
        send("41793026727");

        assertThat(sandbox.pushReports(style)).isNotEmpty().containsOnly(204);

        assertThat(entry().getString("deliveryStatus")).isEqualTo("DELIVERED");
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_SECRET", "OLD", "ALTERED"})
    void aReportWithAWrongOrOldSignatureIsRefused(PushStyle style) {
        send("41793026727");

        assertThat(sandbox.pushReports(style)).containsExactly(401);

        assertThat(entry().isNull("deliveryStatus")).isTrue();
    }

    /** Anyone could have sent it, so Infobip is asked, whose logs know better. */
    @Test
    void aReportOfUnknownOriginIsConfirmedAtInfobip() throws Exception {
        sandbox.allowEverything(user.userKey());
        send("41790000002");

        assertThat(push("?connection=" + connection.substring(connection.lastIndexOf('/') + 1)))
                .isEqualTo(204);

        await().atMost(Duration.ofSeconds(30)).until(() -> !entry().isNull("deliveryStatus"));
        assertThat(entry().getString("deliveryStatus")).isEqualTo("UNDELIVERABLE");
    }

    @Test
    void aWrongProofInTheAddressIsRefused() throws Exception {
        send("41793026727");

        assertThat(push("?connection=" + connection.substring(connection.lastIndexOf('/') + 1) + "&proof="
                        + "x".repeat(43)))
                .isEqualTo(401);
    }

    /** Pushes a report that the newest message was delivered. */
    private int push(String query) throws Exception {
        String body = "{\"results\":[{\"messageId\":\"" + entry().getString("messageId")
                + "\",\"status\":{\"groupId\":3,\"name\":\"DELIVERED_TO_HANDSET\"}}]}";
        HttpRequest request = HttpRequest.newBuilder(server.app().resolve("api/webhooks/delivery-reports" + query))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedBeforeItIsRead() throws Exception {
        URI address = server.app().resolve("api/webhooks/delivery-reports");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("x".repeat((1 << 20) + 1)))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(413);
    }

    private void send(String number) {
        backOffice.post(
                connection + "/messages",
                "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"" + number
                        + "\"}],\"text\":\"hello\"}]}");
    }

    private JsonObject entry() {
        return BackOfficeClient.json(backOffice.get(connection + "/messages"))
                .getJsonArray("items")
                .getJsonObject(0);
    }
}
