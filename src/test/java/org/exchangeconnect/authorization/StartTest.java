package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.exchangeconnect.config.PageSettings;
import org.exchangeconnect.oauth.State;
import org.junit.jupiter.api.Test;

class StartTest {

    private static final List<String> STATE = List.of("WeHH_yy2irpl8UY");
    private static final Map<String, List<String>> CONNECT = Map.of("from", List.of("settings"), "state", STATE);

    @Test
    void aPagesConnectCarriesThePortalsState() {
        Start start = read(CONNECT, Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "iframe"));

        assertThat(start.origin()).isEqualTo(Origin.SETTINGS);
        assertThat(start.state()).contains(new State("WeHH_yy2irpl8UY"));
    }

    @Test
    void anActivationLinkCarriesAReturnUrlAndNoState() {
        Start start = read(Map.of("returnUrl", List.of("https://www.example.com"), "state", STATE), Map.of());

        assertThat(start.origin()).isEqualTo(Origin.LINK);
        assertThat(start.state()).isEmpty();
        assertThat(start.returnUrl()).contains("https://www.example.com");
    }

    @Test
    void aStateThatAnotherSiteSendsAWholeWindowHereWithIsNotUsed() {
        Map<String, String> led = Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "document");
        Map<String, String> own = Map.of("Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "document");

        assertThat(read(CONNECT, led).state()).isEmpty();
        assertThat(read(CONNECT, own).state()).isPresent();
    }

    @Test
    void whatIsNotUnderstoodIsAnActivationLink() {
        assertThat(read(Map.of("from", List.of("elsewhere")), Map.of()).origin())
                .isEqualTo(Origin.LINK);
        assertThat(read(Map.of("from", List.of("settings", "settings")), Map.of())
                        .origin())
                .isEqualTo(Origin.LINK);
    }

    @Test
    void anUnusableStateIsLeftOut() {
        Start start = read(Map.of("from", List.of("settings"), "state", List.of("a b\r\n")), Map.of());

        assertThat(start.state()).isEmpty();
    }

    @Test
    void aConversationIsCarriedForTheCardAloneAndOnlyWhereItCanBeOne() {
        List<String> card = List.of("contextcard");
        assertThat(read(Map.of("from", card, "conversationId", List.of("c-1")), Map.of())
                        .conversation())
                .contains("c-1");
        assertThat(read(Map.of("from", card, "conversationId", List.of("c 1\r\n")), Map.of())
                        .conversation())
                .isEmpty();
        assertThat(read(Map.of("from", List.of("settings"), "conversationId", List.of("c-1")), Map.of())
                        .conversation())
                .isEmpty();
    }

    @Test
    void aWindowOfItsOwnIsRememberedAsOne() {
        Start start = read(Map.of("window", List.of("1"), "from", List.of("settings"), "state", STATE), Map.of());

        assertThat(start.origin()).isEqualTo(Origin.WINDOW);
        assertThat(start.state()).isPresent();
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
    void aNeighbouringSiteHandsOnNoStateEither() {
        Map<String, String> led = Map.of("Sec-Fetch-Site", "same-site", "Sec-Fetch-Dest", "document");

        assertThat(read(CONNECT, led).state()).isEmpty();
    }

    @Test
    void theUserComesBackToAnAllowedReturnUrlOrToTheCardBesideTheConversation() {
        ReturnUrls allowed =
                new ReturnUrls(new PageSettings(List.of(), List.of(URI.create("https://www.example.com"))));
        Addresses addresses = new Addresses(Given.confidential());

        assertThat(read(Map.of("returnUrl", List.of("https://www.example.com/a")), Map.of())
                        .returnUri(allowed, addresses))
                .contains(URI.create("https://www.example.com/a"));
        assertThat(read(Map.of("returnUrl", List.of("https://evil.example")), Map.of())
                        .returnUri(allowed, addresses))
                .isEmpty();
        assertThat(read(Map.of("from", List.of("contextcard"), "conversationId", List.of("c-1")), Map.of())
                        .returnUri(allowed, addresses))
                .contains(addresses.card("c-1"));
    }

    private static Start read(Map<String, List<String>> parameters, Map<String, String> headers) {
        return Start.read(new Parameters(parameters), request(headers));
    }

    private static HttpServletRequest request(Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                StartTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, values) -> headers.get(values[0]));
    }
}
