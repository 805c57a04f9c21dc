package org.exchangeconnect.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.SetCookie;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Start and end of the flow for a confidential client. */
@Tag("arquillian")
@ArquillianTest
class AuthorizationIT {

    private static final DeploymentSandbox FLOW = new DeploymentSandbox(app -> app);
    private static final String MAYA = "maya.collins@northwind.example";

    @Deployment(testable = false)
    static Archive<?> war() {
        return BuiltWar.configured(
                FLOW.keys(AuthorizationIT.class).with("connect.return-origins", "https://www.example.com"));
    }

    @Test
    void theActivationLinkSendsExactlyTheDocumentedParameters() {
        HttpResponse<String> answer = FLOW.visitor().open(DeploymentSandbox.LINK);
        URI request = DeploymentSandbox.location(answer);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(request.toString()).startsWith(FLOW.sandbox().authorizeUri().toString());
        assertThat(DeploymentSandbox.query(request))
                .containsOnlyKeys("response_type", "client_id", "state", "redirect_uri", "scope")
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "d5e47f02d627e390d615c2e93f168eb6")
                .containsEntry(
                        "redirect_uri",
                        BuiltWar.address().resolve(DeploymentSandbox.CALLBACK).toString())
                .containsEntry("scope", "api_read");
        assertThat(DeploymentSandbox.state(request)).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void theBrowserGetsACookieThatComesBackToAFrameOnAnotherSite() {
        HttpResponse<String> answer = FLOW.visitor().open(DeploymentSandbox.LINK);

        assertThat(SetCookie.of(answer)).singleElement().satisfies(cookie -> {
            assertThat(cookie.name()).isEqualTo("__Host-ec-browser");
            assertThat(cookie.comesBackToAFrame()).isTrue();
            assertThat(cookie.isHiddenFromScripts()).isTrue();
            assertThat(cookie.attributes()).containsEntry("Path", "/").doesNotContainKey("Domain");
        });
    }

    @Test
    void theCookieIsKeptFromAttemptToAttempt() {
        HttpVisitor visitor = FLOW.visitor();
        visitor.open(DeploymentSandbox.LINK);
        String first = visitor.cookies().get("__Host-ec-browser");
        visitor.open(DeploymentSandbox.LINK);

        assertThat(visitor.cookies()).containsEntry("__Host-ec-browser", first);
    }

    @Test
    void anActivationLinkEndsAtItsReturnUrl() {
        HttpResponse<String> end = FLOW.connect(
                FLOW.visitor(), DeploymentSandbox.LINK + "?returnUrl=" + encode("https://www.example.com/a?b=c"));

        assertThat(end.statusCode()).isEqualTo(303);
        assertThat(DeploymentSandbox.location(end)).isEqualTo(URI.create("https://www.example.com/a?b=c"));
    }

    @Test
    void anActivationLinkWithoutReturnUrlEndsOnAPageThatSaysItIsConnected() {
        HttpVisitor visitor = FLOW.visitor();
        HttpResponse<String> end = FLOW.connect(visitor, DeploymentSandbox.LINK);

        assertThat(end.statusCode()).isEqualTo(303);
        assertThat(DeploymentSandbox.location(end)).isEqualTo(BuiltWar.address().resolve("connected"));
        assertThat(visitor.open("connected").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https:evil.example",
                "https://evil.example",
                "https://www.example.com@evil.example",
                "https://www.example.com\\@evil.example",
                "https://www.example.com\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "/settings"
            })
    void aReturnUrlElsewhereIsNotFollowedAndIsNoError(String url) {
        HttpResponse<String> end = FLOW.connect(FLOW.visitor(), DeploymentSandbox.LINK + "?returnUrl=" + encode(url));

        assertThat(DeploymentSandbox.location(end)).isEqualTo(BuiltWar.address().resolve("connected"));
        assertThat(end.headers().map()).doesNotContainKey("a");
    }

    @Test
    void connectOnThePageUsesThePortalsStateAndEndsOnThePageAsThatUser() {
        HttpVisitor visitor = FLOW.visitor();
        URI request = visitor.connectFramed("settings?state=WeHH_yy2irpl8UY");
        HttpResponse<String> end = visitor.open(FLOW.accept(request));

        assertThat(DeploymentSandbox.state(request)).isEqualTo("WeHH_yy2irpl8UY");
        assertThat(end.statusCode()).isEqualTo(303);
        assertThat(end.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(DeploymentSandbox.location(end)).isEqualTo(BuiltWar.address().resolve("settings"));
        assertThat(visitor.open("settings").body()).contains(MAYA);
        assertThat(FLOW.visitor().open("settings").body()).doesNotContain(MAYA);
    }

    @Test
    void theSessionChangesItsIdWhenSomebodyConnects() {
        HttpVisitor visitor = FLOW.visitor();
        visitor.connectFramed("settings?state=WeHH_yy2irpl8UY");
        String before = visitor.cookies().get("ec-session");
        FLOW.connect(visitor, DeploymentSandbox.LINK + "?from=settings");

        assertThat(before).isNotNull();
        assertThat(visitor.cookies().get("ec-session")).isNotNull().isNotEqualTo(before);
    }

    @Test
    void theSessionOfWhoConnectedComesBackToAFrameToo() {
        HttpResponse<String> end = FLOW.connect(FLOW.visitor(), DeploymentSandbox.LINK);

        assertThat(SetCookie.of(end))
                .filteredOn(cookie -> cookie.name().equals("ec-session"))
                .isNotEmpty()
                .allMatch(SetCookie::comesBackToAFrame)
                .allMatch(SetCookie::isHiddenFromScripts);
    }

    @Test
    void aPageOpenedWithAnotherStateForgetsWhoWasSignedInBefore() {
        HttpVisitor visitor = FLOW.visitor();
        visitor.open(FLOW.accept(visitor.connectFramed("settings?state=maya")));
        URI other = visitor.connectFramed("settings?state=somebody-else");
        visitor.open(DeploymentSandbox.CALLBACK + "?error=access_denied&state=" + DeploymentSandbox.state(other));

        assertThat(visitor.open("settings?outcome=cancelled").body()).doesNotContain(MAYA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Dest: document; Sec-Fetch-Mode: navigate; Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Dest: document; Sec-Fetch-Mode: navigate; Sec-Fetch-Site: same-site",
                "Sec-Fetch-Dest: document; Sec-Fetch-Mode: navigate; Sec-Fetch-Site: none",
                "Sec-Fetch-Dest: document; Sec-Fetch-Mode: navigate; Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: cross-site",
                "User-Agent: a browser that says nothing",
            })
    void aStateOfAPageThatIsNotFramedIsNeverUsed(String sent) {
        String[] headers = Stream.of(sent.split("; "))
                .flatMap(header -> Stream.of(header.split(": ", 2)))
                .toArray(String[]::new);
        for (String page : List.of("settings?state=planted", "contextcard?state=planted&conversationId=c")) {
            HttpVisitor visitor = FLOW.visitor();
            HttpResponse<String> shown = visitor.open(page, headers);
            String link = visitor.connectLink(shown);
            URI request = visitor.redirectFrom(link);

            assertThat(shown.body()).doesNotContain("planted");
            assertThat(DeploymentSandbox.state(request)).isNotEqualTo("planted").hasSizeGreaterThanOrEqualTo(43);
            assertThat(DeploymentSandbox.state(visitor.redirectFrom(link + "&state=planted")))
                    .isNotEqualTo("planted");
            assertThat(visitor.open(FLOW.accept(request)).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void aFramedPagesLinkIsForItsBrowserAlone() {
        HttpVisitor attacker = FLOW.visitor();
        String link = attacker.connectLink(attacker.openFramed("settings?state=planted"));
        HttpVisitor visitor = FLOW.visitor();
        visitor.open("settings");

        assertThat(DeploymentSandbox.state(attacker.redirectFrom(link))).isEqualTo("planted");
        assertThat(DeploymentSandbox.state(visitor.redirectFrom(link))).isNotEqualTo("planted");
        assertThat(DeploymentSandbox.state(visitor.redirectFrom(link.replaceFirst("view=....", "view=AAAA"))))
                .isNotEqualTo("planted");
    }

    @Test
    void aKnownBrowserIsSentToInfobipByAPageThatOnlyAllowedSitesShow() {
        HttpVisitor visitor = FLOW.visitor();
        visitor.open(FLOW.accept(visitor.connectFramed("settings?state=first")));
        visitor.openFramed("settings");
        HttpResponse<String> page = visitor.openFramed("settings?state=second");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors");
        assertThat(page.body()).contains("http-equiv=\"refresh\"").contains("/api/oauth/authorize?from=settings");
    }

    @Test
    void anotherStateSignsTheFormerPersonOutForGood() {
        HttpVisitor visitor = FLOW.visitor();
        visitor.open(FLOW.accept(visitor.connectFramed("settings?state=maya-1")));
        assertThat(visitor.openFramed("settings?state=maya-1").body()).contains(MAYA);

        assertThat(visitor.openFramed("settings?state=jonas-1").body()).doesNotContain(MAYA);
        assertThat(visitor.openFramed("settings").body()).doesNotContain(MAYA);
        assertThat(visitor.open("settings").body()).doesNotContain(MAYA);
        assertThat(visitor.openFramed("settings?state=maya-1").body()).doesNotContain(MAYA);
    }

    @Test
    void aMalformedStateSignsTheFormerPersonOutToo() {
        HttpVisitor visitor = FLOW.visitor();
        visitor.open(FLOW.accept(visitor.connectFramed("settings?state=maya-2")));

        assertThat(visitor.openFramed("settings?state=jonas%202").body()).doesNotContain(MAYA);
        assertThat(visitor.openFramed("settings").body()).doesNotContain(MAYA);
    }

    @Test
    void theContextCardIsReturnedTo() {
        HttpVisitor visitor = FLOW.visitor();
        URI request = visitor.connectFramed("contextcard?state=card");

        assertThat(DeploymentSandbox.location(visitor.open(FLOW.accept(request))))
                .isEqualTo(BuiltWar.address().resolve("contextcard"));
    }

    @Test
    void whereCookiesAreBlockedAWindowOfItsOwnIsOffered() {
        HttpResponse<String> page = FLOW.visitor().open(DeploymentSandbox.LINK + "?from=settings&state=framed");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body())
                .contains("Cookies are blocked here")
                .contains("/exchange-connect/api/oauth/authorize?window=1\"")
                .contains("target=\"_blank\"")
                .contains("rel=\"opener\"");
    }

    @Test
    void theWindowOfItsOwnNeedsNoCookieBeforeAndEndsWithoutTheFrame() {
        HttpVisitor visitor = FLOW.visitor();
        URI request = visitor.redirectFrom(DeploymentSandbox.LINK + "?window=1&state=framed");
        HttpResponse<String> end = visitor.open(FLOW.accept(request));

        assertThat(DeploymentSandbox.state(request)).isNotEqualTo("framed").hasSizeGreaterThanOrEqualTo(43);
        assertThat(DeploymentSandbox.location(end)).isEqualTo(BuiltWar.address().resolve("connected"));
    }

    @Test
    void twoTabsBothConnect() {
        HttpVisitor visitor = FLOW.visitor();
        URI one = visitor.connectFramed("settings?state=tab-one");
        URI other = visitor.connectFramed("settings?state=tab-two");

        assertThat(visitor.open(FLOW.accept(other, 1)).statusCode()).isEqualTo(303);
        assertThat(visitor.open(FLOW.accept(one, 0)).statusCode()).isEqualTo(303);
        assertThat(visitor.open("settings").body()).contains(MAYA);
    }

    @Test
    void aStateThatWasUsedIsNotUsedAgain() {
        HttpVisitor visitor = FLOW.visitor();
        String link = visitor.connectLink(visitor.openFramed("settings?state=used"));
        assertThat(DeploymentSandbox.state(visitor.redirectFrom(link))).isEqualTo("used");
        FLOW.connect(visitor, link);

        assertThat(DeploymentSandbox.state(visitor.redirectFrom(link)))
                .isNotEqualTo("used")
                .hasSizeGreaterThanOrEqualTo(43);
    }

    @ParameterizedTest
    @CsvSource({
        "?from=settings, settings?outcome=cancelled",
        "?returnUrl=https%3A%2F%2Fwww.example.com%2F%3Fa%3Db, https://www.example.com/?a=b&outcome=cancelled",
        "'', connected?outcome=cancelled"
    })
    void aCancelLeadsBackToWhereTheUserCameFrom(String start, String end) {
        long before = FLOW.exchanges();
        HttpVisitor visitor = FLOW.visitor();
        visitor.open("settings");
        URI request = visitor.redirectFrom(DeploymentSandbox.LINK + start);
        HttpResponse<String> answer = visitor.open(
                DeploymentSandbox.CALLBACK + "?error=access_denied&state=" + encode(DeploymentSandbox.state(request)));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(DeploymentSandbox.location(answer))
                .isEqualTo(BuiltWar.address().resolve(end));
        assertThat(visitor.open(FLOW.accept(request)).headers().firstValue("Location"))
                .isEqualTo(answer.headers().firstValue("Location"));
        assertThat(FLOW.exchanges()).isEqualTo(before);
    }

    @Test
    void aConfidentialClientSendsExactlyTheDocumentedFields() {
        FLOW.connect(FLOW.visitor(), DeploymentSandbox.LINK);
        Map<String, String> form = FLOW.lastExchange();

        assertThat(form).containsOnlyKeys("client_id", "client_secret", "code", "redirect_uri", "grant_type");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
