package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizeTest extends SandboxTest {

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([0-9a-f]+)\"");

    @Test
    void approvalSendsTheUserBackWithACodeAndTheState() {
        URI location = sandbox.approve(user.userKey(), client.authorizeUri(SandboxClient.authorizeFields()));

        assertThat(location.toString())
                .matches(Pattern.quote(SandboxClient.REDIRECT_URI) + "\\?code=[0-9a-f]{16}&state=WeHH_yy2irpl8UY");
    }

    @Test
    void aStateComesBackUnchangedWhateverItHolds() {
        Map<String, String> fields = SandboxClient.with(SandboxClient.authorizeFields(), "state", "a b+c&d=é");

        URI location = sandbox.approve(user.userKey(), client.authorizeUri(fields));

        assertThat(location.getRawQuery()).endsWith("&state=a%20b%2Bc%26d%3D%C3%A9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type", "client_id", "state", "redirect_uri", "scope"})
    void everyDocumentedParameterIsRequired(String parameter) {
        refuses(SandboxClient.with(SandboxClient.authorizeFields(), parameter, null), parameter + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, response_type is not code",
        "client_id, d5e4, client_id is not 32 hexadecimal characters",
        "client_id, 00000000000000000000000000000000, no app has this client_id",
        "redirect_uri, http://127.0.0.1:8080/exchange-connect/api/oauth/callback/, not one that the app registered",
        "scope, everything, scope holds more",
        "code_challenge, abc, code_challenge is not base64url",
        "code_challenge_method, S256, code_challenge_method is not a documented field"
    })
    void aWrongParameterIsNamedOnAPlainPage(String parameter, String value, String complaint) {
        refuses(SandboxClient.with(SandboxClient.authorizeFields(), parameter, value), complaint);
    }

    @Test
    void aRepeatedParameterIsMalformed() {
        String query = SandboxClient.encoded(SandboxClient.authorizeFields()) + "&state=another";

        assertThat(client.get(AuthorizeEndpoint.PATH + "?" + query).statusCode())
                .isEqualTo(400);
        assertThat(sandbox.recorder().incidents(RequestOutcome.MALFORMED))
                .singleElement()
                .extracting(Incident::detail)
                .isEqualTo("state is repeated");
    }

    @Test
    void aPublicClientMustSendAChallenge() {
        sandbox.reconfigure(options -> options.apps(options.apps().get(0).withClientSecret(null)));

        refuses(SandboxClient.authorizeFields(), "code_challenge is missing");
        assertThat(sandbox.approve(user.userKey(), client.authorizeUri(withChallenge())))
                .hasParameter("code");
    }

    @Test
    void theShortcutIsAsStrictAsTheEndpoint() {
        URI uri = client.authorizeUri(SandboxClient.with(SandboxClient.authorizeFields(), "prompt", "none"));

        assertThatThrownBy(() -> sandbox.approve(user.userKey(), uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prompt is not a documented field");
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isOne();
    }

    @Test
    void aPersonSignsInReadsTheConsentAndAccepts() {
        HttpResponse<String> signIn = client.get(authorizePath());
        assertThat(signIn.body()).contains(user.name(), "田中 美咲", "Jonas Weber");

        HttpResponse<String> signedIn = signIn(signIn);
        String cookie = cookieOf(signedIn);
        HttpResponse<String> consent = client.get(locationOf(signedIn), "Cookie", cookie);
        assertThat(consent.body()).contains("Exchange Connect", "api_read", user.name(), user.accountName());

        HttpResponse<String> accepted = decide("accept", consent, cookie);
        assertThat(accepted.statusCode()).isEqualTo(302);
        assertThat(locationOf(accepted)).startsWith(SandboxClient.REDIRECT_URI + "?code=");
    }

    @Test
    void aPersonWhoAcceptedOnceIsSentOnSilently() {
        sandbox.approve(user.userKey(), client.authorizeUri(SandboxClient.authorizeFields()));
        String cookie = cookieOf(signIn(client.get("/portal")));

        HttpResponse<String> again = client.get(authorizePath(), "Cookie", cookie);

        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(locationOf(again)).contains("?code=");
    }

    @Test
    void anotherScopeAsksAgain() {
        sandbox.approve(user.userKey(), client.authorizeUri(SandboxClient.authorizeFields()));
        String cookie = cookieOf(signIn(client.get("/portal")));
        Map<String, String> wider =
                SandboxClient.with(SandboxClient.authorizeFields(), "scope", "api_read message:send");

        HttpResponse<String> page =
                client.get(AuthorizeEndpoint.PATH + "?" + SandboxClient.encoded(wider), "Cookie", cookie);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("message:send");
    }

    @Test
    void cancelLeadsToTheReferringPage() {
        assertThat(cancelled("Referer", "https://shop.example/activate")).isEqualTo("https://shop.example/activate");
    }

    @Test
    void cancelWithoutAReferringPageLeadsToTheAppsCancelAddress() {
        sandbox.reconfigure(options ->
                options.apps(options.apps().get(0).withCancelUri(URI.create("http://127.0.0.1:8080/cancelled"))));

        assertThat(cancelled()).isEqualTo("http://127.0.0.1:8080/cancelled");
    }

    @Test
    void cancelWithNowhereElseToGoIsAnErrorResponse() {
        assertThat(cancelled()).isEqualTo(SandboxClient.REDIRECT_URI + "?error=access_denied&state=WeHH_yy2irpl8UY");
    }

    @Test
    void cancelCanBeMadeAnErrorResponseAlways() {
        sandbox.reconfigure(options -> options.cancelMode(CancelMode.ERROR_RESPONSE));

        assertThat(cancelled("Referer", "https://shop.example/activate")).contains("error=access_denied");
    }

    @Test
    void aDecisionCountsOnce() {
        String cookie = cookieOf(signIn(client.get("/portal")));
        HttpResponse<String> consent = client.get(authorizePath(), "Cookie", cookie);
        decide("accept", consent, cookie);

        assertThat(decide("accept", consent, cookie).statusCode()).isEqualTo(400);
    }

    @Test
    void aDecisionFromAnotherSiteOrAnotherBrowserIsRefused() {
        String cookie = cookieOf(signIn(client.get("/portal")));
        HttpResponse<String> consent = client.get(authorizePath(), "Cookie", cookie);
        String form = "decision=accept&ticket=" + ticketOf(consent);

        assertThat(client.post("/portal/consent", form, "Cookie", cookie, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(decide("accept", consent, cookieOf(signIn(client.get("/portal"))))
                        .statusCode())
                .isEqualTo(400);
    }

    private Map<String, String> withChallenge() {
        return SandboxClient.with(SandboxClient.authorizeFields(), "code_challenge", SandboxClient.CHALLENGE);
    }

    private void refuses(Map<String, String> fields, String complaint) {
        HttpResponse<String> response = client.get(AuthorizeEndpoint.PATH + "?" + SandboxClient.encoded(fields));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
        assertThat(response.body()).contains(complaint);
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isOne();
    }

    private String cancelled(String... headers) {
        HttpResponse<String> signedIn = signIn(client.get(authorizePath(), headers));
        String cookie = cookieOf(signedIn);
        return locationOf(decide("cancel", client.get(locationOf(signedIn), "Cookie", cookie), cookie));
    }

    private static String authorizePath() {
        return AuthorizeEndpoint.PATH + "?" + SandboxClient.encoded(SandboxClient.authorizeFields());
    }

    private HttpResponse<String> signIn(HttpResponse<String> page) {
        return client.post("/portal/login", "user=" + user.userKey() + "&ticket=" + ticketOf(page));
    }

    private HttpResponse<String> decide(String decision, HttpResponse<String> page, String cookie) {
        return client.post("/portal/consent", "decision=" + decision + "&ticket=" + ticketOf(page), "Cookie", cookie);
    }

    private static String ticketOf(HttpResponse<String> page) {
        Matcher matcher = TICKET.matcher(page.body());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String cookieOf(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static String locationOf(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
