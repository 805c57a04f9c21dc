package org.exchangeconnect.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.testing.ApiContract;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST API: authentication, paging and error responses. */
class BackOfficeIT {

    private static final String NOBODY = "connections/01936000-0000-7000-8000-000000000001";

    private final SharedServer server = SharedServer.get();
    private final BackOfficeClient backOffice = server.backOffice();
    private final Sandbox sandbox = server.sandbox();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connections",
                "connections/",
                "connections;a=b",
                "%63onnections",
                "./connections",
                "oauth/../connections",
                NOBODY,
                NOBODY + "/messages",
                NOBODY + "/events"
            })
    void requestsWithoutCredentialsAreRefused(String path) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(server.app() + "api/" + path)));

        assertProblem(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic realm=");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    /** Servers differ in their handling of a request that an authentication mechanism rejected. */
    @Test
    void aRefusedRequestIsNoErrorOfTheServers() throws Exception {
        long before = Files.size(server.log());

        assertProblem(send(HttpRequest.newBuilder(server.app().resolve("api/connections"))), 401);
        assertProblem(
                send(HttpRequest.newBuilder(server.app().resolve("api/connections"))
                        .POST(BodyPublishers.ofString("{\"apiKey\":\"" + "k".repeat(30_000) + "\"}"))),
                401);
        backOffice.get("connections");

        assertThat(Files.readString(server.log()).substring((int) before)).doesNotContain("ERROR", "SEVERE");
    }

    @Test
    void guessesBehindATrustedProxySlowDownNoOtherCallerBehindIt() throws Exception {
        for (int guess = 0; guess < 12; guess++) {
            send(guess().header("X-Forwarded-For", "198.51.100.1, 203.0.113.9"));
        }

        assertProblem(send(guess().header("X-Forwarded-For", "203.0.113.9")), 429);
        assertProblem(send(guess().header("X-Forwarded-For", "203.0.113.10")), 401);
        assertThat(send(authorized("connections").header("X-Forwarded-For", "203.0.113.11"))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpRequest.Builder guess() {
        String credentials = Base64.getEncoder().encodeToString("somebody:a-guess".getBytes(UTF_8));
        return HttpRequest.newBuilder(server.app().resolve("api/connections"))
                .header("Authorization", "Basic " + credentials);
    }

    @Test
    void rightCredentialsAreLetInWithoutASession() {
        HttpResponse<String> answer = backOffice.get("connections");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void guessesAreSlowedDown() {
        BackOfficeClient guesser = new BackOfficeClient(server.app(), AppConfiguration.USER, "a-guess");

        List<HttpResponse<String>> answers =
                IntStream.range(0, 15).mapToObj(i -> guesser.get("connections")).toList();

        assertThat(answers).extracting(HttpResponse::statusCode).startsWith(401).endsWith(429);
        HttpResponse<String> last = answers.get(answers.size() - 1);
        assertProblem(last, 429);
        assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        await().until(() -> backOffice.get("connections").statusCode() == 200);
    }

    @Test
    void pagesShowEachConnectionOnceWhileOthersAreConnected() {
        List<SandboxUser> users = sandbox.addUsers(6);
        users.subList(0, 5).forEach(user -> TestAccounts.connect(server, user));
        List<String> seen = new ArrayList<>();
        String address = "connections?status=ACTIVE&limit=2";

        JsonObject page = BackOfficeClient.json(backOffice.get(address));
        TestAccounts.connect(server, users.get(5));
        TestAccounts.connect(server, users.get(0));
        page.getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .forEach(item -> seen.add(item.getString("userKey", item.getString("id"))));
        while (page.get("next") instanceof JsonString next) {
            page = BackOfficeClient.json(backOffice.get(address + "&after=" + next.getString()));
            page.getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(item -> seen.add(item.getString("userKey", item.getString("id"))));
        }

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).containsAll(users.stream().map(SandboxUser::userKey).toList());
    }

    @Test
    void aRenewalOnDemandBringsANewToken() {
        String connection = connect();

        HttpResponse<String> answer = backOffice.post(connection + "/renewals", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(BackOfficeClient.json(answer).getInt("renewals")).isEqualTo(1);
    }

    @Test
    void aDisconnectedAccountsTokenIsGoneAndItsHistoryStays() {
        String connection = connect();

        assertThat(backOffice.delete(connection).statusCode()).isEqualTo(204);

        JsonObject after = BackOfficeClient.json(backOffice.get(connection));
        assertThat(after.getString("status")).isEqualTo("DISCONNECTED");
        assertThat(after.isNull("tokenExpiresAt")).isTrue();
        assertProblem(backOffice.post(connection + "/renewals", null), 409);
        assertThat(backOffice.delete(connection).statusCode()).isEqualTo(204);
        assertThat(BackOfficeClient.json(backOffice.get(connection + "/events")).getJsonArray("items"))
                .hasSize(2)
                .first()
                .satisfies(event -> {
                    assertThat(event.asJsonObject().getString("type")).isEqualTo("DISCONNECTED");
                    assertThat(event.asJsonObject().getString("actor")).isEqualTo(AppConfiguration.USER);
                });
    }

    @Test
    void aBaseUrlOnAForeignHostIsRefused() {
        String connection = connect();

        HttpResponse<String> answer = backOffice.call("PATCH", connection, "{\"baseUri\":\"https://evil.example\"}");

        assertProblem(answer, 400);
        assertThat(BackOfficeClient.json(answer).getJsonArray("violations")).hasSize(1);
        assertThat(BackOfficeClient.json(backOffice.get(connection)).isNull("baseUri"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, nothing, 404",
        "GET, connections/no-id, 404",
        "GET, " + NOBODY + ", 404",
        "GET, " + NOBODY + "/nothing, 404",
        "DELETE, " + NOBODY + ", 404",
        "POST, " + NOBODY + "/renewals, 404",
        "PUT, connections, 405",
        "DELETE, " + NOBODY + "/messages, 405",
        "GET, connections?limit=501, 400",
        "GET, connections?limit=x, 400",
        "GET, connections?after=x, 400",
        "GET, connections?status=x, 400"
    })
    void everyErrorIsAProblemDocument(String method, String path, int status) {
        assertProblem(backOffice.call(method, path, null), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "null", "\"\"", "{\"a\":}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        assertProblem(backOffice.post(connect() + "/messages", body), 400);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        assertProblem(backOffice.post(connect() + "/messages", " ".repeat(1_100_000) + "{}"), 413);
    }

    @Test
    void pagesForPeopleKeepTheirHtml() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.app().resolve("api/oauth/nowhere")));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void anAnswerInAnotherFormatIsNotToBeHad() throws Exception {
        assertProblem(send(authorized("connections").header("Accept", "text/html")), 406);
    }

    @Test
    void aBodyInAnotherFormatIsRefused() throws Exception {
        HttpRequest.Builder request = authorized(connect() + "/messages")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello"));

        assertProblem(send(request), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/problem+json",
                "application/problem+json, application/json;q=0.5",
                "application/vnd.example+json",
                "APPLICATION/JSON;charset=UTF-8",
                "application/*",
                "text/html, */*;q=0.1"
            })
    void jsonMayBeAcceptedByAnyOfItsNames(String accept) throws Exception {
        HttpResponse<String> answer = send(authorized("connections?limit=1").header("Accept", accept));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertProblem(send(authorized(NOBODY).header("Accept", accept)), 404);
    }

    @Test
    void nothingAcceptedIsNotToBeHad() throws Exception {
        assertProblem(send(authorized("connections").header("Accept", "*/*;q=0")), 406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON;charset=\"UTF-8\"",
                "application/vnd.example+json",
                "text/json"
            })
    void aBodyIsJsonByAnyOfItsNames(String type) throws Exception {
        HttpRequest.Builder request = authorized(NOBODY + "/keys").POST(BodyPublishers.ofString("{\"name\":\"x\"}"));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }

        assertProblem(send(request), 404);
    }

    @Test
    void aByteOrderMarkBeforeABodyIsNoPartOfIt() throws Exception {
        HttpRequest.Builder request = authorized(connect() + "/keys")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("\uFEFF{\"name\":\"x\"}"));

        assertThat(send(request).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\ude00\\ud83d", "\\u0000"})
    void aNameThatNoDatabaseStoresIsRefused(String name) {
        assertProblem(backOffice.post(connect() + "/keys", "{\"name\":\"a" + name + "\"}"), 400);
    }

    @Test
    void halfAnEmojiIsNotSent() {
        HttpResponse<String> answer = backOffice.post(
                connect() + "/messages",
                "{\"messages\":[{\"from\":\"A\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"\\ud83d\"}]}");

        assertProblem(answer, 400);
    }

    private HttpRequest.Builder authorized(String path) {
        String credentials = AppConfiguration.USER + ":" + AppConfiguration.PASSWORD;
        return HttpRequest.newBuilder(URI.create(server.app() + "api/" + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    }

    private String connect() {
        return TestAccounts.connectSomebody(server);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = BackOfficeClient.json(answer);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("type")).startsWith("urn:exchange-connect:problem:");
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
        ApiContract.check(answer, null);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
