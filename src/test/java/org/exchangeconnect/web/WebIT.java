package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.SetCookie;
import org.exchangeconnect.testing.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and access rules in responses of the deployed WAR, seen from outside. */
class WebIT {

    private static final Pattern STYLE = Pattern.compile("href=\"(/exchange-connect/style.css\\?v=[^\"]+)\"");

    private final SharedServer server = SharedServer.get();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theSessionCookieComesBackToAFrameOnAnotherSite() {
        HttpVisitor visitor = new HttpVisitor(server.app());
        String link = visitor.connectLink(visitor.openFramed("settings?state=WeHH_yy2irpl8UY"));

        assertThat(SetCookie.of(visitor.open(link)))
                .filteredOn(cookie -> cookie.name().equals("ec-session"))
                .singleElement()
                .matches(SetCookie::comesBackToAFrame)
                .matches(SetCookie::isHiddenFromScripts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings",
                "settings?state=WeHH_yy2irpl8UY",
                "contextcard?conversationId=a",
                "connected",
                "api/oauth/authorize",
                "api/oauth/callback",
                "api/page/status",
                "nowhere"
            })
    void aStrangerGetsNoSession(String path) throws Exception {
        assertThat(SetCookie.of(get(path))).extracting(SetCookie::name).doesNotContain("ec-session");
    }

    @Test
    void noAddressCarriesASessionId() throws Exception {
        assertThat(get("settings").body())
                .doesNotContainIgnoringCase("jsessionid")
                .doesNotContain(";ec-session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings", "connected", "nowhere", "api/oauth/nowhere"})
    void onlyTheConfiguredPlacesMayFrameAPage(String page) throws Exception {
        assertThat(policy(page)).contains("frame-ancestors https://portal.infobip.com http://localhost:*");
    }

    @Test
    void nobodyMayFrameData() throws Exception {
        assertThat(policy("api/connections")).contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings", "api/connections", "style.css"})
    void everyAnswerIsProtected(String path) throws Exception {
        assertThat(policy(path)).contains("default-src 'none'").doesNotContain("unsafe");
        assertThat(get(path).headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(get(path).headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(get(path).headers().firstValue("X-Powered-By")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "settings, same-origin-allow-popups",
                "contextcard, same-origin-allow-popups",
                "nowhere, same-origin-allow-popups",
                "api/connections, same-origin",
                "operator, same-origin",
                "style.css, same-origin",
                // A popup window communicates with the page that opened it, across Infobip's pages.
                "connected, -",
                "api/oauth/callback, -",
                "api/oauth/authorize, -",
            })
    void noOtherSiteReachesAWindowOrLoadsAResource(String path, String openers) throws Exception {
        assertThat(get(path).headers().firstValue("Cross-Origin-Opener-Policy").orElse(null))
                .isEqualTo(openers);
        assertThat(get(path).headers().firstValue("Cross-Origin-Resource-Policy"))
                .hasValue("same-origin");
    }

    @ParameterizedTest
    @CsvSource({"settings, no-store", "api/connections, no-store", "style.css, no-cache"})
    void onlyWhatBelongsToNobodyIsKept(String path, String caching) throws Exception {
        assertThat(get(path).headers().allValues("Cache-Control")).containsExactly(caching);
    }

    @Test
    void aStyleSheetIsKeptForItsVersion() throws Exception {
        Matcher style = STYLE.matcher(get("settings").body());
        assertThat(style.find()).isTrue();

        assertThat(get(style.group(1)).headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings.xhtml", "connected.xhtml", "WEB-INF/web.xml", "WEB-INF/errors/failure.html"})
    void sourcesAreNotServed(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    private String policy(String path) throws IOException, InterruptedException {
        return get(path).headers().firstValue("Content-Security-Policy").orElse("");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.app().resolve(path)).build();
        return client.send(request, BodyHandlers.ofString());
    }
}
