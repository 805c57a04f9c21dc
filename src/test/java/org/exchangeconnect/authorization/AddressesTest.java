package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressesTest {

    private static final String ROOT = "https://connect.example.com/exchange-connect";

    private final Addresses addresses = new Addresses(Given.confidential());

    @Test
    void aPageIsReturnedToByItsCleanAddress() {
        assertThat(addresses.end(from(Origin.SETTINGS, null))).isEqualTo(URI.create(ROOT + "/settings"));
        assertThat(addresses.end(from(Origin.CONTEXTCARD, null))).isEqualTo(URI.create(ROOT + "/contextcard"));
    }

    @Test
    void aWindowOfItsOwnAndALinkWithoutReturnUrlEndOnTheirOwnPage() {
        assertThat(addresses.end(from(Origin.WINDOW, null))).isEqualTo(URI.create(ROOT + "/connected"));
        assertThat(addresses.end(from(Origin.LINK, null))).isEqualTo(URI.create(ROOT + "/connected"));
    }

    @Test
    void aReturnUrlIsFollowedAsItIs() {
        assertThat(addresses.end(from(Origin.LINK, "https://www.example.com/a?b=c#d")))
                .isEqualTo(URI.create("https://www.example.com/a?b=c#d"));
    }

    @Test
    void aCancelIsToldToTheSamePlace() {
        assertThat(addresses.cancelled(from(Origin.SETTINGS, null)))
                .isEqualTo(URI.create(ROOT + "/settings?outcome=cancelled"));
        assertThat(addresses.cancelled(from(Origin.LINK, "https://www.example.com/a?b=c#d")))
                .isEqualTo(URI.create("https://www.example.com/a?b=c&outcome=cancelled#d"));
    }

    @Test
    void startingAgainStartsWhereItWasStarted() {
        assertThat(addresses.again(from(Origin.CONTEXTCARD, null))).isEqualTo("/api/oauth/authorize?from=contextcard");
        assertThat(addresses.again(from(Origin.LINK, "https://www.example.com/?a=b&c")))
                .isEqualTo("/api/oauth/authorize?returnUrl=https%3A%2F%2Fwww.example.com%2F%3Fa%3Db%26c");
        assertThat(addresses.again(from(Origin.LINK, null))).isEqualTo("/api/oauth/authorize");
    }

    @Test
    void theCardComesBackBesideItsConversation() {
        String card = addresses.card("c-1&x=é").toString();

        assertThat(card).isEqualTo(ROOT + "/contextcard?conversationId=c-1%26x%3D%C3%A9");
        assertThat(addresses.end(from(Origin.CONTEXTCARD, card))).isEqualTo(URI.create(card));
        assertThat(addresses.cancelled(from(Origin.CONTEXTCARD, card)))
                .isEqualTo(URI.create(card + "&outcome=cancelled"));
        assertThat(addresses.again(from(Origin.CONTEXTCARD, card)))
                .isEqualTo("/api/oauth/authorize?from=contextcard&conversationId=c-1%26x%3D%C3%A9");
    }

    @Test
    void whereNothingIsKnownOfAStartBeforeAFrameStartsForItsPage() {
        assertThat(addresses.anew(true)).isEqualTo("/api/oauth/authorize?from=settings");
        assertThat(addresses.anew(false)).isEqualTo("/api/oauth/authorize");
        assertThat(addresses.again(from(Origin.SETTINGS, null))).isEqualTo("/api/oauth/authorize?from=settings");
        assertThat(addresses.again(from(Origin.WINDOW, null))).isEqualTo("/api/oauth/authorize?window=1");
    }

    @Test
    void theNewWindowsAddressCarriesNothing() {
        assertThat(addresses.inWindow()).isEqualTo("/api/oauth/authorize?window=1");
    }

    private static Attempt from(Origin origin, String returnUri) {
        return Attempt.pending(
                origin, Optional.ofNullable(returnUri).map(URI::create), Optional.empty(), Instant.EPOCH);
    }
}
