package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.vault.VaultFixture;
import org.exchangeconnect.web.session.BrowserCookie;
import org.exchangeconnect.web.session.ViewTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizeRequestTest {

    private static final State PORTAL = new State("WeHH_yy2irpl8UY");

    private final MovableClock clock = new MovableClock();
    private final ViewTokens tokens = new ViewTokens(VaultFixture.vault(), clock);
    private final BrowserCookie browser = AuthorizationFixture.browser();

    @Test
    void aPagesConnectCarriesThePortalsState() {
        AuthorizeRequest authorizeRequest = connect("settings", tokens.issue(PORTAL, browser));

        assertThat(authorizeRequest.origin()).isEqualTo(EntryPoint.SETTINGS);
        assertThat(authorizeRequest.state(Optional.of(browser), tokens)).contains(PORTAL);
        assertThat(connect("contextcard", tokens.issue(PORTAL, browser)).state(Optional.of(browser), tokens))
                .contains(PORTAL);
    }

    @Test
    void aStateInTheAddressDoesNotCount() {
        AuthorizeRequest authorizeRequest =
                read(Map.of("from", List.of("settings"), "state", List.of("WeHH_yy2irpl8UY")));

        assertThat(authorizeRequest.state(Optional.of(browser), tokens)).isEmpty();
    }

    @Test
    void aViewsTokenIsForItsBrowserAndForAnHour() {
        String token = tokens.issue(PORTAL, browser);

        assertThat(connect("settings", token).state(Optional.of(AuthorizationFixture.browser()), tokens))
                .isEmpty();
        assertThat(connect("settings", token).state(Optional.empty(), tokens)).isEmpty();
        clock.advance(Duration.ofMinutes(61));
        assertThat(connect("settings", token).state(Optional.of(browser), tokens))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%", "\u00e4", "WeHH_yy2irpl8UY"})
    void whatIsNoTokenIsLeftOut(String token) {
        assertThat(connect("settings", token).state(Optional.of(browser), tokens))
                .isEmpty();
        assertThat(connect("settings", token.repeat(3000)).state(Optional.of(browser), tokens))
                .isEmpty();
    }

    @Test
    void anActivationLinkCarriesAReturnUrlAndNoState() {
        AuthorizeRequest authorizeRequest = read(Map.of(
                "returnUrl", List.of("https://www.example.com"), "view", List.of(tokens.issue(PORTAL, browser))));

        assertThat(authorizeRequest.origin()).isEqualTo(EntryPoint.LINK);
        assertThat(authorizeRequest.state(Optional.of(browser), tokens)).isEmpty();
        assertThat(authorizeRequest.returnUrl()).contains("https://www.example.com");
    }

    @Test
    void whatIsNotUnderstoodIsAnActivationLink() {
        assertThat(read(Map.of("from", List.of("elsewhere"))).origin()).isEqualTo(EntryPoint.LINK);
        assertThat(read(Map.of("from", List.of("settings", "settings"))).origin())
                .isEqualTo(EntryPoint.LINK);
    }

    @Test
    void aConversationIsCarriedForTheCardAloneAndOnlyWhereItCanBeOne() {
        List<String> card = List.of("contextcard");
        assertThat(read(Map.of("from", card, "conversationId", List.of("c-1"))).conversation())
                .contains("c-1");
        assertThat(read(Map.of("from", card, "conversationId", List.of("c 1\r\n")))
                        .conversation())
                .isEmpty();
        assertThat(read(Map.of("from", List.of("settings"), "conversationId", List.of("c-1")))
                        .conversation())
                .isEmpty();
    }

    @Test
    void aWindowOfItsOwnIsRememberedAsOneAndHasAStateOfItsOwn() {
        AuthorizeRequest authorizeRequest = read(Map.of(
                "window", List.of("1"),
                "from", List.of("settings"),
                "view", List.of(tokens.issue(PORTAL, browser)),
                "state", List.of("WeHH_yy2irpl8UY")));

        assertThat(authorizeRequest.origin()).isEqualTo(EntryPoint.WINDOW);
        assertThat(authorizeRequest.state(Optional.of(browser), tokens)).isEmpty();
    }

    @Test
    void onlyAWindowOrFrameThatGoesHereIsANavigation() {
        assertThat(AuthorizeRequest.isNavigation(request(Map.of()))).isTrue();
        assertThat(AuthorizeRequest.isNavigation(request(Map.of("Sec-Fetch-Mode", "navigate"))))
                .isTrue();
        assertThat(AuthorizeRequest.isNavigation(request(Map.of("Sec-Fetch-Mode", "no-cors"))))
                .isFalse();
    }

    @Test
    void theUserComesBackToAnAllowedReturnUrlOrToTheCardBesideTheConversation() {
        ReturnUrls allowed = new ReturnUrls(List.of(URI.create("https://www.example.com")));
        FlowUrls urls = new FlowUrls(AuthorizationFixture.confidential());

        assertThat(read(Map.of("returnUrl", List.of("https://www.example.com/a")))
                        .returnUri(allowed, urls))
                .contains(URI.create("https://www.example.com/a"));
        assertThat(read(Map.of("returnUrl", List.of("https://evil.example"))).returnUri(allowed, urls))
                .isEmpty();
        assertThat(read(Map.of("from", List.of("contextcard"), "conversationId", List.of("c-1")))
                        .returnUri(allowed, urls))
                .contains(urls.card("c-1"));
    }

    private static AuthorizeRequest connect(String page, String token) {
        return read(Map.of("from", List.of(page), "view", List.of(token)));
    }

    private static AuthorizeRequest read(Map<String, List<String>> parameters) {
        return AuthorizeRequest.read(new RequestParameters(parameters));
    }

    private static HttpServletRequest request(Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                AuthorizeRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, values) -> headers.get(values[0]));
    }
}
