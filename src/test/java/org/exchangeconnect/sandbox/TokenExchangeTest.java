package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenExchangeTest extends SandboxTest {

    @Test
    void aCodeBecomesATokenWithTheUsersIdentity() {
        HttpResponse<String> response = client.token(exchange());
        JsonObject answer = SandboxClient.json(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.getString("token")).matches("[0-9a-f-]{36}");
        assertThat(answer.getString("tokenType")).isEqualTo("IBSSO");
        assertThat(answer.getString("accountKey")).isEqualTo(user.accountKey());
        assertThat(answer.getString("userKey")).isEqualTo(user.userKey());
        assertThat(answer.getString("username")).isEqualTo(user.username());
        assertThat(answer.getString("email")).isEqualTo(user.email());
        assertThat(answer.getString("locale")).isEqualTo("en-US");
        assertThat(answer.getJsonArray("roles").getJsonObject(0).getString("name"))
                .isEqualTo(" Manager 1");
        assertThat(answer).doesNotContainKey("expires_in");
        assertThat(sandbox.isAlive(answer.getString("token"))).isTrue();
    }

    @Test
    void aUserWithoutRolesAndGroupsHasNoSuchFields() {
        SandboxUser plain = sandbox.users().get(4);

        JsonObject answer =
                SandboxClient.json(client.token(SandboxClient.exchangeFields(sandbox.issueCode(plain.userKey()))));

        assertThat(answer).doesNotContainKeys("roles", "groups");
    }

    @Test
    void theSpellingsSeenElsewhereAreAnOption() {
        sandbox.reconfigure(options -> options.answerStyle(TokenResponseStyle.SEEN));

        JsonObject answer = SandboxClient.json(client.token(exchange()));

        assertThat(answer.getString("token_type")).isEqualTo("IBSSO");
        assertThat(answer.getString("userName")).isEqualTo(user.username());
        assertThat(answer.getInt("expires_in")).isEqualTo(60);
    }

    @Test
    void aCodeIsExchangedOnlyOnceAndASecondUseRevokesItsToken() {
        Map<String, String> fields = exchange();
        String token = SandboxClient.json(client.token(fields)).getString("token");

        HttpResponse<String> again = client.token(fields);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
        assertThat(sandbox.isAlive(token)).isFalse();
        assertThat(sandbox.recorder().count(RequestOutcome.CODE_REUSED)).isOne();
    }

    @Test
    void aCodeLivesForOneMinute() {
        Map<String, String> fields = exchange();
        clock.advance(Duration.ofMinutes(1));

        refuses(fields, RequestOutcome.CODE_REFUSED);
    }

    @Test
    void aCodeServesToTheEndOfItsMinute() {
        Map<String, String> fields = exchange();
        clock.advance(Duration.ofMillis(59_999));

        assertThat(client.token(fields).statusCode()).isEqualTo(200);
    }

    @Test
    void theRedirectAddressMustBeTheAuthorizeRequests() {
        refuses(
                SandboxClient.with(exchange(), "redirect_uri", SandboxClient.REDIRECT_URI + "/"),
                RequestOutcome.CODE_REFUSED);
    }

    @Test
    void anInventedCodeIsRefused() {
        refuses(SandboxClient.exchangeFields("822762fa24e04975"), RequestOutcome.CODE_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "client_id", "client_secret", "code", "redirect_uri"})
    void everyDocumentedFieldIsRequired(String field) {
        malformed(client.token(SandboxClient.with(exchange(), field, null)), field + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, password, unsupported_grant_type",
        "client_id, abc, client_id is not 32 hexadecimal characters",
        "code, not-a-code, code is not 16 hexadecimal characters",
        "scope, api_read, scope is not a documented field",
        "state, xyz, state is not a documented field"
    })
    void aWrongFieldIsMalformed(String field, String value, String complaint) {
        malformed(client.token(SandboxClient.with(exchange(), field, value)), complaint);
    }

    @Test
    void aRepeatedFieldIsMalformed() {
        malformed(client.token(SandboxClient.encoded(exchange()) + "&code=822762fa24e04975"), "code is repeated");
    }

    @Test
    void aSecretWhosePlusSignsAreNotEncodedIsWrong() {
        String body = SandboxClient.encoded(exchange()).replace("%2B", "+");

        HttpResponse<String> response = client.token(body);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(SandboxClient.json(response).getString("error")).isEqualTo("invalid_client");
    }

    @Test
    void anUnknownClientOrAWrongSecretIsNoClient() {
        String unknown = "0".repeat(32);

        assertThat(client.token(SandboxClient.with(exchange(), "client_id", unknown))
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.token(SandboxClient.with(exchange(), "client_secret", "x"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(sandbox.recorder().count(RequestOutcome.INVALID_CLIENT)).isEqualTo(2);
    }

    @Test
    void aRefusedClientDoesNotUseUpTheCode() {
        Map<String, String> fields = exchange();
        client.token(SandboxClient.with(fields, "client_secret", "x"));

        assertThat(client.token(fields).statusCode()).isEqualTo(200);
    }

    @Test
    void theBodyMustBeAForm() {
        HttpRequest request = client.tokenRequest(SandboxClient.encoded(exchange()))
                .setHeader("Content-Type", "application/json")
                .build();

        malformed(client.send(request), "the content type is not application/x-www-form-urlencoded");
    }

    @Test
    void theAnswerMustBeAskedForAsJson() {
        HttpRequest request = client.tokenRequest(SandboxClient.encoded(exchange()))
                .setHeader("Accept", "*/*")
                .build();

        malformed(client.send(request), "Accept does not name application/json");
    }

    @Test
    void credentialsInAHeaderOrTheAddressAreMalformed() {
        HttpRequest header = client.tokenRequest(SandboxClient.encoded(exchange()))
                .setHeader("Authorization", "Basic eDp5")
                .build();

        malformed(client.send(header), "Authorization header");
        assertThat(client.get("/exchange/1/oauth/token?" + SandboxClient.encoded(exchange()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aBrowserOfAnotherOriginMayReadTheAnswerUnlessThatIsSwitchedOff() {
        HttpRequest.Builder request = client.tokenRequest("x=y").setHeader("Origin", "https://app.example");

        assertThat(client.send(request.build()).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("https://app.example");
        sandbox.reconfigure(options -> options.cors(false));
        assertThat(client.send(request.build()).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private Map<String, String> exchange() {
        return SandboxClient.exchangeFields(sandbox.issueCode(user.userKey()));
    }

    private void refuses(Map<String, String> fields, RequestOutcome outcome) {
        HttpResponse<String> response = client.token(fields);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(SandboxClient.json(response).getString("error")).isEqualTo("invalid_grant");
        assertThat(sandbox.recorder().count(outcome)).isOne();
    }

    private void malformed(HttpResponse<String> response, String complaint) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(complaint);
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isOne();
    }
}
