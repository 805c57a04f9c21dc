package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.config.PageSettings;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.vault.VaultFixture;
import org.exchangeconnect.web.Browser;
import org.exchangeconnect.web.ViewTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

    private static final State PORTAL = new State("WeHH_yy2irpl8UY");

    private final MovableClock clock = new MovableClock();
    private final ViewTokens tokens = new ViewTokens(VaultFixture.vault(), clock);
    private final Browser browser = Given.browser();

    @Test
    void aPagesConnectCarriesThePortalsState() {
        Start start = connect("settings", tokens.issue(PORTAL, browser));

        assertThat(start.origin()).isEqualTo(Origin.SETTINGS);
        assertThat(start.state(Optional.of(browser), tokens)).contains(PORTAL);
        assertThat(connect("contextcard", tokens.issue(PORTAL, browser)).state(Optional.of(browser), tokens))
                .contains(PORTAL);
    }

    @Test
    void aStateInTheAddressDoesNotCount() {
        Start start = read(Map.of("from", List.of("settings"), "state", List.of("WeHH_yy2irpl8UY")));

        assertThat(start.state(Optional.of(browser), tokens)).isEmpty();
    }

    @Test
    void aViewsTokenIsForItsBrowserAndForAnHour() {
        String token = tokens.issue(PORTAL, browser);

        assertThat(connect("settings", token).state(Optional.of(Given.browser()), tokens))
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
        Start start = read(Map.of(
                "returnUrl", List.of("https://www.example.com"), "view", List.of(tokens.issue(PORTAL, browser))));

        assertThat(start.origin()).isEqualTo(Origin.LINK);
        assertThat(start.state(Optional.of(browser), tokens)).isEmpty();
        assertThat(start.returnUrl()).contains("https://www.example.com");
    }

    @Test
    void whatIsNotUnderstoodIsAnActivationLink() {
        assertThat(read(Map.of("from", List.of("elsewhere"))).origin()).isEqualTo(Origin.LINK);
        assertThat(read(Map.of("from", List.of("settings", "settings"))).origin())
                .isEqualTo(Origin.LINK);
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
        Start start = read(Map.of(
                "window", List.of("1"),
                "from", List.of("settings"),
                "view", List.of(tokens.issue(PORTAL, browser)),
                "state", List.of("WeHH_yy2irpl8UY")));

        assertThat(start.origin()).isEqualTo(Origin.WINDOW);
        assertThat(start.state(Optional.of(browser), tokens)).isEmpty();
    }

    @Test
    void onlyAWindowOrFrameThatGoesHereIsANavigation() {
        assertThat(Start.isNavigation(request(Map.of()))).isTrue();
        assertThat(Start.isNavigation(request(Map.of("Sec-Fetch-Mode", "navigate"))))
                .isTrue();
        assertThat(Start.isNavigation(request(Map.of("Sec-Fetch-Mode", "no-cors"))))
                .isFalse();
    }

    @Test
    void theUserComesBackToAnAllowedReturnUrlOrToTheCardBesideTheConversation() {
        ReturnUrls allowed =
                new ReturnUrls(new PageSettings(List.of(), List.of(URI.create("https://www.example.com"))));
        Addresses addresses = new Addresses(Given.confidential());

        assertThat(read(Map.of("returnUrl", List.of("https://www.example.com/a")))
                        .returnUri(allowed, addresses))
                .contains(URI.create("https://www.example.com/a"));
        assertThat(read(Map.of("returnUrl", List.of("https://evil.example"))).returnUri(allowed, addresses))
                .isEmpty();
        assertThat(read(Map.of("from", List.of("contextcard"), "conversationId", List.of("c-1")))
                        .returnUri(allowed, addresses))
                .contains(addresses.card("c-1"));
    }

    private static Start connect(String page, String token) {
        return read(Map.of("from", List.of(page), "view", List.of(token)));
    }

    private static Start read(Map<String, List<String>> parameters) {
        return Start.read(new Parameters(parameters));
    }

    private static HttpServletRequest request(Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                StartTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, values) -> headers.get(values[0]));
    }
}
