package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowUrlsTest {

    private static final String ROOT = "https://connect.example.com/exchange-connect";

    private final FlowUrls urls = new FlowUrls(AuthorizationFixture.confidential());

    @Test
    void aPageIsReturnedToByItsCleanAddress() {
        assertThat(urls.end(from(EntryPoint.SETTINGS, null))).isEqualTo(URI.create(ROOT + "/settings"));
        assertThat(urls.end(from(EntryPoint.CONTEXTCARD, null))).isEqualTo(URI.create(ROOT + "/contextcard"));
    }

    @Test
    void aWindowOfItsOwnAndALinkWithoutReturnUrlEndOnTheirOwnPage() {
        assertThat(urls.end(from(EntryPoint.WINDOW, null))).isEqualTo(URI.create(ROOT + "/connected"));
        assertThat(urls.end(from(EntryPoint.LINK, null))).isEqualTo(URI.create(ROOT + "/connected"));
    }

    @Test
    void aReturnUrlIsFollowedAsItIs() {
        assertThat(urls.end(from(EntryPoint.LINK, "https://www.example.com/a?b=c#d")))
                .isEqualTo(URI.create("https://www.example.com/a?b=c#d"));
    }

    @Test
    void aCancelIsToldToTheSamePlace() {
        assertThat(urls.cancelled(from(EntryPoint.SETTINGS, null)))
                .isEqualTo(URI.create(ROOT + "/settings?outcome=cancelled"));
        assertThat(urls.cancelled(from(EntryPoint.LINK, "https://www.example.com/a?b=c#d")))
                .isEqualTo(URI.create("https://www.example.com/a?b=c&outcome=cancelled#d"));
    }

    @Test
    void startingAgainStartsWhereItWasStarted() {
        assertThat(urls.again(from(EntryPoint.CONTEXTCARD, null))).isEqualTo("/api/oauth/authorize?from=contextcard");
        assertThat(urls.again(from(EntryPoint.LINK, "https://www.example.com/?a=b&c")))
                .isEqualTo("/api/oauth/authorize?returnUrl=https%3A%2F%2Fwww.example.com%2F%3Fa%3Db%26c");
        assertThat(urls.again(from(EntryPoint.LINK, null))).isEqualTo("/api/oauth/authorize");
    }

    @Test
    void theCardComesBackBesideItsConversation() {
        String card = urls.card("c-1&x=é").toString();

        assertThat(card).isEqualTo(ROOT + "/contextcard?conversationId=c-1%26x%3D%C3%A9");
        assertThat(urls.end(from(EntryPoint.CONTEXTCARD, card))).isEqualTo(URI.create(card));
        assertThat(urls.cancelled(from(EntryPoint.CONTEXTCARD, card)))
                .isEqualTo(URI.create(card + "&outcome=cancelled"));
        assertThat(urls.again(from(EntryPoint.CONTEXTCARD, card)))
                .isEqualTo("/api/oauth/authorize?from=contextcard&conversationId=c-1%26x%3D%C3%A9");
    }

    @Test
    void whereNothingIsKnownOfAStartBeforeAFrameStartsForItsPage() {
        assertThat(urls.restart(true)).isEqualTo("/api/oauth/authorize?from=settings");
        assertThat(urls.restart(false)).isEqualTo("/api/oauth/authorize");
        assertThat(urls.again(from(EntryPoint.SETTINGS, null))).isEqualTo("/api/oauth/authorize?from=settings");
        assertThat(urls.again(from(EntryPoint.WINDOW, null))).isEqualTo("/api/oauth/authorize?window=1");
    }

    @Test
    void theNewWindowsAddressCarriesNothing() {
        assertThat(urls.inWindow()).isEqualTo("/api/oauth/authorize?window=1");
    }

    private static AuthorizationSession from(EntryPoint entryPoint, String returnUri) {
        return AuthorizationSession.pending(
                entryPoint, Optional.ofNullable(returnUri).map(URI::create), Optional.empty(), Instant.EPOCH);
    }
}
