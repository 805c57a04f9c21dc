package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.openapi.OpenApiObserver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Drives the sandbox through every operation that it simulates, and compares requests, responses and pushes with
 * Infobip's own OpenAPI documents, of which the reader has a copy in the folder {@code -Dopenapi.folder}.
 */
@Tag("openapi")
class SandboxOpenApiTest extends ApiTest {

    @BeforeAll
    static void needDocuments() {
        assertThat(OpenApiObserver.isOn())
                .as("-Dopenapi.folder names a folder with Infobip's OpenAPI documents")
                .isTrue();
    }

    @BeforeEach
    void prepare() {
        sandbox.allowEverything(user.userKey());
        ApiCallExample.preparations()
                .forEach(call ->
                        assertThat(call(call).statusCode()).as(call.toString()).isIn(200, 201));
    }

    @AfterEach
    void nothingDeviates() {
        assertThat(OpenApiObserver.takeDeviations()).isEmpty();
    }

    static List<ApiCallExample> operations() {
        return ApiCallExample.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aCallOfEachOperationSucceedsAsDescribed(ApiCallExample call) {
        assertThat(OpenApiObserver.scopes(call.method(), call.path()))
                .as("described")
                .isNotEmpty();

        HttpResponse<String> response = call(call);

        assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachScopeOfAnOperationIsEnoughAndWithoutThemItIsForbidden(ApiCallExample call) {
        Set<ApiRight> described = OpenApiObserver.scopes(call.method(), call.path()).stream()
                .map(ApiRight::ofScope)
                .collect(Collectors.toSet());
        sandbox.allowOnly(
                user.userKey(),
                Stream.of(ApiRight.values())
                        .filter(right -> !described.contains(right))
                        .toArray(ApiRight[]::new));
        assertThat(call(call).statusCode()).isEqualTo(403);

        for (ApiRight right : described) {
            sandbox.allowOnly(user.userKey(), right);
            assertThat(call(call).statusCode()).as(right.scope()).isNotEqualTo(403);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aCallerWithoutATokenIsUnauthorizedAsDescribed(ApiCallExample call) {
        HttpResponse<String> response =
                client.call(call.method(), call.path() + call.query(), "IBSSO unknown", call.body());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void reportsOfAllStatusesAreAsDescribed() {
        sendEverything();

        assertThat(results(get("/sms/1/reports?limit=3"))).hasSize(3);
        assertThat(results(get("/sms/3/reports"))).hasSize(3);
    }

    @Test
    void logsOfSentRejectedAndScheduledMessagesAreAsDescribed() {
        sendEverything();

        assertThat(results(get("/sms/1/logs"))).hasSize(9);
        assertThat(results(get("/sms/3/logs?useCursor=true&limit=2"))).hasSize(2);
    }

    @Test
    void theWholeLifeOfABulkIsAsDescribed() {
        for (String status : List.of("PAUSED", "PENDING", "CANCELED")) {
            assertThat(put("/sms/1/bulks/status?bulkId=b1", "{\"status\":\"" + status + "\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(put("/sms/1/bulks/status?bulkId=b1", "{\"status\":\"PENDING\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/sms/1/bulks?bulkId=none").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aWrongBodyIsRefusedAsDescribed(ApiCallExample call) {
        if (call.body() != null) {
            assertThat(client.call(call.method(), call.path() + call.query(), manager, "{\"wrong\":1}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aResourceThatDoesNotExistIsNotFoundAsDescribed() {
        assertThat(get("/subscriptions/1/security/none").statusCode()).isEqualTo(404);
        assertThat(get("/subscriptions/1/profiles/none").statusCode()).isEqualTo(404);
        assertThat(get("/subscriptions/1/subscription/SMS/none").statusCode()).isEqualTo(404);
    }

    @Test
    void tooManyCallsAreRefusedAsDescribed() {
        Stream.of("/sms/1/logs", "/sms/3/logs").forEach(path -> {
            for (int i = 0; i < 120; i++) {
                get(path);
            }
            assertThat(get(path).statusCode()).isEqualTo(429);
        });
    }

    @Test
    void pushesOfAllApisAreAsDescribed() throws Exception {
        try (PushReceiver receiver = new PushReceiver()) {
            String url = receiver.url("/mine");
            post(
                    "/sms/2/text/advanced",
                    ApiCallExample.advanced(
                            ",\"notifyUrl\":\"" + url + "\",\"callbackData\":\"c\",\"entityId\":\"e\""));
            post("/sms/3/messages", message("m1", webhook(url)));
            post("/messages-api/1/messages", ApiCallExample.channels("WHATSAPP", webhook(url)));
            put(
                    "/subscriptions/1/profiles/p1",
                    "{\"webhook\":{\"notifyUrl\":\"" + url + "\"},\"security\":{\"authId\":\"a1\"}}");
            post(
                    "/subscriptions/1/subscription/SMS",
                    "{\"subscriptionId\":\"all\",\"events\":[\"DELIVERY\",\"INBOUND_MESSAGE\"],"
                            + "\"profile\":{\"profileId\":\"p1\"}}");
            send("m2");
            sandbox.receive(user.accountKey(), "41790000001", "41790000099", "QUIZ Paris");

            assertThat(sandbox.pushReports()).containsExactly(204, 204, 204, 204);
            assertThat(sandbox.pushInbound()).containsExactly(204);
        }
    }

    @Test
    void inboundMessagesAreAsDescribed() {
        sandbox.receive(user.accountKey(), "41790000001", "41790000099", "QUIZ Paris");

        assertThat(results(get("/sms/1/inbox/reports"))).hasSize(1);
    }

    private static String webhook(String url) {
        return ",\"webhooks\":{\"delivery\":{\"url\":\"" + url + "\"},\"callbackData\":\"c\"},"
                + "\"options\":{\"platform\":{\"applicationId\":\"a\",\"entityId\":\"e\"},\"campaignReferenceId\":\"k\"}";
    }

    /** Sends messages that arrive, fail, expire and are rejected, with both versions of the SMS API. */
    private void sendEverything() {
        for (String to : List.of("41793026727", "41790000002", "49170000004", "41790000005")) {
            post(
                    "/sms/2/text/advanced",
                    ApiCallExample.advanced(",\"callbackData\":\"c\"").replace("41793026727", to));
            post("/sms/3/messages", message("m" + to, "").replace("41793026727", to));
        }
        clock.advance(Duration.ofSeconds(1));
    }

    private HttpResponse<String> call(ApiCallExample call) {
        return client.call(call.method(), call.path() + call.query(), manager, call.body());
    }
}
