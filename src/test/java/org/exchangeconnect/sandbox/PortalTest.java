package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalTest extends SandboxTest {

    private static final Pattern STATE = Pattern.compile("src=\"(http://127.0.0.1:8080/[^\"]*)state=([A-Za-z0-9_-]+)");

    @Test
    void theLoginReachesAuthorizeInsideAFrameOfAnotherSite() {
        assertThat(signIn().headers().firstValue("Set-Cookie").orElseThrow())
                .contains("SameSite=None", "Secure", "HttpOnly", "Path=/");
    }

    @Test
    void thePortalFramesTheSettingsPageWithAFreshState() {
        String cookie = cookie();

        Matcher first = frame(client.get("/portal", "Cookie", cookie));
        Matcher second = frame(client.get("/portal", "Cookie", cookie));

        assertThat(first.group(1)).endsWith("/exchange-connect/settings?");
        assertThat(first.group(2)).isNotEqualTo(second.group(2));
    }

    @Test
    void conversationsFrameTheContextCard() {
        HttpResponse<String> page = client.get("/portal/conversations", "Cookie", cookie());

        assertThat(frame(page).group(1)).endsWith("/exchange-connect/contextcard?");
        assertThat(page.body()).contains("&amp;conversationId=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portal", "/portal/conversations", "/portal/phone", "/portal/status"})
    void everyPageAsksForALoginFirst(String path) {
        assertThat(client.get(path).body()).contains("Sign in");
        assertThat(client.get(path, "Cookie", cookie()).body()).contains(user.name(), "Sign out");
    }

    @Test
    void thePhoneShowsWhatWasSentAndEscapesIt() {
        client.sms(
                "IBSSO " + sandbox.issueToken(user.userKey()),
                "{\"messages\":[{\"text\":\"<b>Hi</b>\",\"destinations\":[{\"to\":\"41793026727\"}]}]}");

        assertThat(client.get("/portal/phone", "Cookie", cookie()).body())
                .contains("&lt;b&gt;Hi&lt;/b&gt;", "41793026727")
                .doesNotContain("<b>Hi</b>");
    }

    @Test
    void theButtonsOfTheStatusPageBreakThings() {
        String cookie = cookie();
        String token = sandbox.issueToken(user.userKey());

        client.post("/portal/faults", "action=refuse", "Cookie", cookie);
        assertThat(client.token(SandboxClient.renewalFields(token)).statusCode())
                .isEqualTo(400);
        assertThat(sandbox.isAlive(token)).isTrue();
        client.post("/portal/faults", "action=end", "Cookie", cookie);
        assertThat(sandbox.isAlive(token)).isFalse();
        assertThat(client.get("/portal/status", "Cookie", cookie).body()).contains("Revoked");
    }

    @Test
    void signingOutEndsTheLogin() {
        String cookie = cookie();
        client.post("/portal/logout", "", "Cookie", cookie);

        assertThat(client.get("/portal", "Cookie", cookie).body()).contains("Sign in");
    }

    @Test
    void aCompanysPageHasAnActivationLinkThatLeadsBackToIt() {
        String link = "/exchange-connect/api/oauth/authorize?returnUrl=http%3A%2F%2F127.0.0.1%3A" + sandbox.port()
                + "%2Fcompany";

        assertThat(client.get("/company").body()).contains(link).doesNotContain("Connected:");
        sandbox.issueToken(user.userKey());
        assertThat(client.get("/company", "Cookie", cookie()).body()).contains("Connected:");
    }

    private static Matcher frame(HttpResponse<String> page) {
        Matcher matcher = STATE.matcher(page.body());
        assertThat(matcher.find()).isTrue();
        return matcher;
    }

    private HttpResponse<String> signIn() {
        return client.post("/portal/login", "user=" + user.userKey());
    }

    private String cookie() {
        return signIn().headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }
}
