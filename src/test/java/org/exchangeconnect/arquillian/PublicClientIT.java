package org.exchangeconnect.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.PathMappingProxy;
import org.exchangeconnect.testing.SetCookie;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A public client behind a proxy that maps a different path, with sessions that expire within seconds. */
@Tag("arquillian")
@ArquillianTest
class PublicClientIT {

    private static final Duration RECOGNITION = Duration.ofSeconds(4);
    private static final Duration LIFETIME = Duration.ofSeconds(15);
    private static final String MAYA = "maya.collins@northwind.example";
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]+)\"");
    private static final Pattern CONNECTION = Pattern.compile("name=\"of\" value=\"([^\"]+)\"");

    private static final PathMappingProxy PROXY = new PathMappingProxy(BuiltWar.address());
    private static final String REDIRECT =
            PROXY.address().resolve(DeploymentSandbox.CALLBACK).toString();
    private static final DeploymentSandbox FLOW =
            new DeploymentSandbox(app -> app.withClientSecret(null).withRedirectUris(Set.of(REDIRECT)));

    @Deployment(testable = false)
    static Archive<?> war() {
        return BuiltWar.configured(FLOW.keys(PublicClientIT.class)
                .without("infobip.oauth.client-secret")
                .with("infobip.oauth.redirect-uri", REDIRECT)
                .with("connect.session.recognition", RECOGNITION)
                .with("connect.session.lifetime", LIFETIME));
    }

    @Test
    void aPublicClientProvesItselfByPkceAndSendsNoSecret() {
        HttpVisitor visitor = new HttpVisitor(PROXY.address());
        URI request = visitor.redirectFrom(DeploymentSandbox.LINK);

        assertThat(DeploymentSandbox.query(request))
                .containsOnlyKeys("code_challenge", "response_type", "client_id", "state", "redirect_uri", "scope");
        assertThat(DeploymentSandbox.query(request).get("code_challenge")).matches("[A-Za-z0-9_-]{43}");
        assertThat(visitor.open(FLOW.accept(request)).statusCode()).isEqualTo(303);
        assertThat(FLOW.lastExchange())
                .containsOnlyKeys("client_id", "code_verifier", "code", "redirect_uri", "grant_type");
        assertThat(FLOW.lastExchange().get("code_verifier")).matches("[A-Za-z0-9._~-]{43,128}");
    }

    @Test
    void theSamePressedTwiceIsOneAttemptWithOneVerifier() {
        HttpVisitor visitor = new HttpVisitor(PROXY.address());
        String link = visitor.connectLink(visitor.openFramed("settings?state=twice"));

        assertThat(visitor.redirectFrom(link)).isEqualTo(visitor.redirectFrom(link));
        assertThat(FLOW.connect(visitor, link).statusCode()).isEqualTo(303);
    }

    @Test
    void aPageWithoutAStateShowsTheConnectionForMinutesAndNoSessionOutlastsItsDay() {
        HttpVisitor visitor = connected("hours");
        assertThat(visitor.openFramed("settings").body()).contains(MAYA);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !visitor.openFramed("settings").body().contains(MAYA));
        assertThat(visitor.openFramed("settings?state=hours").body()).contains(MAYA);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !visitor.openFramed("settings?state=hours").body().contains(MAYA));
    }

    @ParameterizedTest
    @CsvSource({
        "newkey, newkey:make, name, Till, key-made",
        "address, address:save, base, https://elsewhere.example, base-wrong",
    })
    void whatReachesFurtherNeedsARecognitionOfTheLastMinutesAndKeepsWhatWasTyped(
            String form, String button, String field, String typed, String outcome) {
        HttpVisitor visitor = connected("state-" + form);
        String page = "settings?state=state-" + form;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !visitor.openFramed("settings").body().contains(MAYA));

        URI refused = DeploymentSandbox.location(send(visitor, page, form, button, field, typed));
        assertThat(refused.toString()).contains("outcome=recognise");
        HttpResponse<String> offer = visitor.openFramed(refused.toString());
        assertThat(offer.body()).contains("Infobip must first confirm that it is you", "Confirm and return");
        visitor.open(FLOW.accept(visitor.redirectFrom(visitor.connectLink(offer))));

        assertThat(visitor.openFramed("settings").body()).contains("value=\"" + typed + "\"");
        assertThat(DeploymentSandbox.location(send(visitor, "settings", form, button, field, typed))
                        .toString())
                .contains("outcome=" + outcome);
    }

    @Test
    void behindAProxyThatMapsAnotherPathEveryLinkLeadsThere() {
        HttpVisitor visitor = connected("mapped");
        String html = visitor.openFramed("settings").body()
                + visitor.openFramed("contextcard").body()
                + visitor.open("connected").body()
                + visitor.open("nowhere").body()
                + visitor.open("api/oauth/callback").body();

        assertThat(html)
                .contains("action=\"/infobip/sms/settings", "href=\"/infobip/sms/style.css")
                .doesNotContain("\"/exchange-connect");
        assertThat(visitor.open("style.css").statusCode()).isEqualTo(200);
        assertThat(DeploymentSandbox.location(FLOW.connect(visitor, DeploymentSandbox.LINK)))
                .isEqualTo(PROXY.address().resolve("connected"));
        assertThat(SetCookie.of(FLOW.connect(new HttpVisitor(PROXY.address()), DeploymentSandbox.LINK)))
                .filteredOn(cookie -> cookie.name().equals("ec-session"))
                .isNotEmpty()
                .allSatisfy(
                        cookie -> assertThat(cookie.attributes().get("Path")).startsWith("/infobip/sms"));
    }

    private static HttpVisitor connected(String state) {
        HttpVisitor visitor = new HttpVisitor(PROXY.address());
        visitor.open(FLOW.accept(visitor.connectFramed("settings?state=" + state)));
        return visitor;
    }

    private static HttpResponse<String> send(
            HttpVisitor visitor, String page, String form, String button, String field, String typed) {
        String html = visitor.openFramed(page).body();
        String state = page.contains("?") ? "&" + page.substring(page.indexOf('?') + 1) : "";
        return visitor.post(
                "settings",
                form + "_SUBMIT=1&" + encode(button) + "=x&of=" + found(CONNECTION, html) + state + "&" + field + "="
                        + encode(typed) + "&jakarta.faces.ViewState=" + encode(found(VIEW_STATE, html)),
                "Sec-Fetch-Dest",
                "iframe",
                "Sec-Fetch-Site",
                "same-origin");
    }

    private static String found(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        assertThat(matcher.find()).as(pattern + " in " + html).isTrue();
        return matcher.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
