package org.exchangeconnect.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.SetCookie;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by plain HTTP that docs/security.md lists and that no other test covers. */
class AttacksIT {

    private static final String LINK = "api/oauth/authorize";
    private static final String CALLBACK = "api/oauth/callback";
    private static final String BASIC = "Basic "
            + Base64.getEncoder()
                    .encodeToString((AppConfiguration.USER + ":" + AppConfiguration.PASSWORD).getBytes(UTF_8));
    private static final Pattern INNARDS = Pattern.compile(
            "\\bat [a-z]+\\.[\\w.$]+\\(|\\b[A-Z]\\w*Exception\\b|\\b(java|jakarta|org|com|fish|io)\\.[a-z]+\\.[a-z]+\\.|"
                    + "\\b(Payara|GlassFish|WildFly|Undertow|MyFaces|RESTEasy|Grizzly)\\b");

    private final SharedServer server = SharedServer.get();
    private final Sandbox sandbox = server.sandbox();
    private final HttpVisitor visitor = new HttpVisitor(server.app());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void nothingOfARequestChangesWhatInfobipIsAskedFor() {
        Map<String, String> plain = query(visitor.redirectFrom(LINK));
        URI asked = visitor.redirectFrom(LINK + "?scope=admin&client_id=evil&response_type=token&state=chosen"
                + "&redirect_uri=" + encode("https://evil.example/") + "&authorize_uri="
                + encode("https://evil.example/") + "&code_challenge_method=plain&code_challenge=chosen");

        assertThat(asked.toString()).startsWith(sandbox.authorizeUri().toString());
        Map<String, String> parameters = query(asked);
        assertThat(parameters.remove("state")).isNotEqualTo("chosen");
        plain.remove("state");
        assertThat(parameters).isEqualTo(plain).containsEntry("scope", "api_read");
    }

    @Test
    void nothingOfARequestChangesWhereAndHowACodeIsExchanged() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer evil = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        evil.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.close();
        });
        evil.start();
        try {
            String there = encode("http://127.0.0.1:" + evil.getAddress().getPort() + "/token");
            String user = sandbox.addUsers(1).get(0).userKey();
            String back = sandbox.approve(user, visitor.redirectFrom(LINK)).toString();

            HttpResponse<String> answer = visitor.open(
                    back + "&iss=" + there + "&token_endpoint=" + there + "&token_uri=" + there + "&issuer=" + there
                            + "&redirect_uri=" + there + "&client_id=evil&grant_type=password&code_verifier=chosen");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(calls).hasValue(0);
            Map<String, String> sent = sandbox.recorder().requests(PathKind.TOKEN).stream()
                    .filter(request -> user.equals(request.userKey()))
                    .findFirst()
                    .orElseThrow()
                    .fields();
            assertThat(sent)
                    .containsOnlyKeys("client_id", "client_secret", "code", "redirect_uri", "grant_type")
                    .containsEntry("grant_type", "authorization_code")
                    .doesNotContainValue("evil");
        } finally {
            evil.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"invalid_scope, 400", "server_error, 502", "unheard_of, 400"})
    void markupThatComesWithAnErrorIsNotRepeated(String error, int status) {
        String state = query(visitor.redirectFrom(LINK)).get("state");

        HttpResponse<String> page = visitor.open(CALLBACK + "?error=" + error + "&error_description="
                + encode("<script>alert(1)</script>\"'><img src=x onerror=alert(1)>") + "&error_uri="
                + encode("javascript:alert(1)") + "&state=" + encode(state));

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).doesNotContain("alert(1)", "onerror", "javascript:", error);
    }

    @ParameterizedTest
    @CsvSource({"image, no-cors", "script, no-cors", "empty, cors", "empty, no-cors"})
    void aFlowThatAPageStartsBehindAPersonsBackBeginsNothing(String destination, String mode) {
        HttpResponse<String> answer = visitor.open(
                LINK, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", destination, "Sec-Fetch-Mode", mode);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().map()).doesNotContainKeys("Location", "Set-Cookie");
        assertThat(visitor.open(LINK, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void openingAPageStartsNoFlow() {
        for (String page :
                List.of("settings?state=WeHH_yy2irpl8UY", "contextcard?state=a&conversationId=b", "connected")) {
            HttpResponse<String> answer = visitor.open(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("http-equiv=\"refresh\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", "nonsense"})
    void aFormThatIsNotSentByAnOwnPageIsRefused(String site) {
        visitor.open("settings");
        for (String page : List.of("settings", "contextcard", "connected")) {
            assertThat(visitor.post(page, "a=b", "Sec-Fetch-Site", site).statusCode())
                    .as(page)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void anotherSitesPageUsesNoCredentialsThatTheBrowserAddsByItself(String site) throws Exception {
        String connection = TestAccounts.connectSomebody(server);
        long renewals = sandbox.recorder().count(PathKind.TOKEN);

        assertThat(unsafe("POST", "api/" + connection + "/renewals", site)).isEqualTo(403);
        assertThat(unsafe("POST", "api/" + connection + "/messages", site)).isEqualTo(403);
        assertThat(unsafe("POST", "api/" + connection + "/keys", site)).isEqualTo(403);
        assertThat(unsafe("DELETE", "api/" + connection, site)).isEqualTo(403);

        assertThat(BackOfficeClient.json(server.backOffice().get(connection)).getString("status"))
                .isEqualTo("ACTIVE");
        assertThat(unsafe("POST", "api/" + connection + "/renewals", "same-origin"))
                .isEqualTo(200);
        assertThat(sandbox.recorder().count(PathKind.TOKEN)).isGreaterThan(renewals);
    }

    @Test
    void cookiesAreSmallAndFewHoweverLongTheAddressesAre() {
        String state = "s".repeat(512);
        for (int i = 0; i < 3; i++) {
            for (String address : List.of(
                    "settings?state=" + state,
                    LINK + "?from=settings&state=" + state,
                    LINK + "?returnUrl=" + encode("https://www.example.com/" + "r".repeat(2000)))) {
                assertThat(SetCookie.of(visitor.open(address))).allSatisfy(cookie -> assertThat(
                                cookie.name().length() + cookie.value().length())
                        .as(cookie.name())
                        .isLessThan(200));
            }
        }
        assertThat(visitor.cookies()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void cookiesThatSomebodyPlantedAreNotTakenOver() throws Exception {
        String planted = "p".repeat(32);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(server.app().resolve(LINK))
                        .header("Cookie", "__Host-ec-browser=" + planted + "; ec-session=" + planted)
                        .build(),
                BodyHandlers.ofString());

        assertThat(SetCookie.of(answer)).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie.value()).doesNotContain(planted).hasSizeGreaterThanOrEqualTo(43);
            assertThat(cookie.comesBackToAFrame()).isTrue();
            assertThat(cookie.isHiddenFromScripts()).isTrue();
            assertThat(cookie.attributes()).doesNotContainKey("Domain");
        });
    }

    @Test
    void whatIsAPersonsIsKeptNowhere() {
        URI back = sandbox.approve(sandbox.addUsers(1).get(0).userKey(), visitor.redirectFrom(LINK));
        for (String address : List.of(
                back.toString(),
                back.toString(),
                "settings",
                "connected",
                "contextcard",
                "api/page/status",
                LINK,
                CALLBACK)) {
            assertThat(visitor.open(address).headers().allValues("Cache-Control"))
                    .as(address)
                    .containsExactly("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, nowhere, ''",
        "GET, settings;a=b, ''",
        "GET, settings?state=%00%FF, ''",
        "POST, settings, jakarta.faces.ViewState=absurd",
        "POST, settings, jakarta.faces.ViewState=stateless",
        "GET, settings?jakarta.faces.ViewState=stateless, ''",
        "GET, connected?jakarta.faces.ViewState=absurd, ''",
        "GET, contextcard?jakarta.faces.ViewState=AAAA&jakarta.faces.source=x, ''",
        "POST, settings, jakarta.faces.ViewState=%00&jakarta.faces.partial.ajax=true",
        "PUT, settings, a",
        "TRACE, settings, ''",
        "GET, api/nowhere, ''",
        "GET, api/oauth/callback?code=%FF, ''",
        "PATCH, api/oauth/authorize, ''",
        "POST, api/connections, {",
        "POST, api/connections, '{\"apiKey\":[[[[1e999999]]]]}'",
        "GET, api/connections?limit=1e9&after=%00, ''",
        "GET, api/connections/%2e%2e%2f, ''",
        "POST, api/connections/x/messages, []",
        "POST, api/webhooks/delivery-reports, {]",
        "GET, gateway/sms/%2e%2e/x, ''",
        "POST, gateway/sms/1, x",
        "GET, jakarta.faces.resource/../WEB-INF/web.xml.xhtml, ''",
        "GET, jakarta.faces.resource/faces.js.xhtml?ln=../.., ''",
        "GET, WEB-INF/classes/, ''",
        "GET, error, ''",
        "BREW, settings, ''"
    })
    void noAnswerShowsWhatIsInside(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.app() + path))
                .header("Authorization", BASIC)
                .header(
                        "Content-Type",
                        body.startsWith("jakarta") ? "application/x-www-form-urlencoded" : "application/json")
                .method(method.equals("TRACE") ? "OPTIONS" : method, BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = method.equals("TRACE") ? trace() : client.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isNotEqualTo(500);
        assertThat(answer.body()).doesNotContainPattern(INNARDS);
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    }

    @Test
    void aRequestThatIsNoneShowsNothingEither() throws Exception {
        for (String request : List.of(
                "GET " + server.app().getPath() + "settings HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000)
                        + "\r\n\r\n",
                "GET \\ HTTP/9\r\n\r\n",
                "GET " + server.app().getPath() + "<script> HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
            try (Socket socket = new Socket(server.app().getHost(), server.app().getPort())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(request.getBytes(UTF_8));
                assertThat(answer(socket.getInputStream())).doesNotContainPattern(INNARDS);
            }
        }
    }

    @Test
    void lineBreaksInWhatIsSentMakeNoLineInTheLog() throws Exception {
        String forged = "FORGED" + System.nanoTime();
        String line = "\r\n" + forged + " SEVERE";
        String wrong = "Basic " + Base64.getEncoder().encodeToString((line + ":" + line).getBytes(UTF_8));

        visitor.open(CALLBACK + "?code=" + encode(line) + "&state=" + encode(line) + "&error=" + encode(line));
        visitor.open(LINK + "?returnUrl=" + encode(line) + "&state=" + encode(line));
        visitor.open("settings?state=" + encode(line), "Accept-Language", forged);
        visitor.open("api/connections/" + encode(line), "Authorization", BASIC);
        visitor.open("api/connections?status=" + encode(line), "Authorization", BASIC);
        visitor.open("api/connections", "Authorization", wrong, "X-Forwarded-For", forged);
        visitor.open("gateway/sms/" + encode(line), "Authorization", "App " + forged);
        visitor.open(encode(line));

        assertThat(Files.readAllLines(server.log(), ISO_8859_1)).noneMatch(text -> text.startsWith(forged));
    }

    @Test
    void callbacksToNoAttemptDoNotFillTheLog() throws Exception {
        int most = 2 * 60;
        long before = strangersLines();

        for (int guess = 0; guess < most + 30; guess++) {
            visitor.open(CALLBACK + "?code=guessed");
        }

        assertThat(strangersLines()).isPositive();
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> strangersLines() - before <= most);
    }

    private long strangersLines() throws IOException {
        return Files.readAllLines(server.log(), ISO_8859_1).stream()
                .filter(line -> line.contains("Authorization ended: outcome=MALFORMED"))
                .count();
    }

    private HttpResponse<String> trace() throws IOException, InterruptedException {
        try (Socket socket = new Socket(server.app().getHost(), server.app().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("TRACE " + server.app().getPath()
                                    + "settings HTTP/1.1\r\nHost: a\r\nX-Mine: echoed\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            assertThat(answer(socket.getInputStream())).doesNotContain("echoed").doesNotContainPattern(INNARDS);
        }
        return client.send(
                HttpRequest.newBuilder(server.app().resolve("nowhere")).build(), BodyHandlers.ofString());
    }

    /** Returns the first part of the response without the {@code Server} header, whose value operators configure. */
    private static String answer(InputStream in) throws IOException {
        byte[] first = new byte[16_384];
        int read = in.read(first);
        return read < 0 ? "" : new String(first, 0, read, UTF_8).replaceFirst("Server: [^\r\n]+", "");
    }

    private int unsafe(String method, String path, String site) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.app().resolve(path))
                .header("Authorization", BASIC)
                .header("Sec-Fetch-Site", site)
                .header("Content-Type", "application/json")
                .method(method, method.equals("DELETE") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : address.getRawQuery().split("&")) {
            String[] pair = parameter.split("=", 2);
            parameters.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
        }
        return parameters;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
