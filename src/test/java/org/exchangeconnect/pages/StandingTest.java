package org.exchangeconnect.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.pages.Samples.NOW;

import java.util.Optional;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void nobodyKnownIsNotConnected() {
        assertThat(Standing.of(Optional.empty(), NOW)).isEqualTo(Standing.NOT_CONNECTED);
    }

    @Test
    void aLiveConnectionWorks() {
        assertThat(Standing.of(Optional.of(Samples.working()), NOW)).isEqualTo(Standing.WORKING);
    }

    @Test
    void aFailedRenewalIsTroubleWhileTheConnectionLives() {
        assertThat(Standing.of(Optional.of(Samples.failing(Reason.UNREACHABLE)), NOW))
                .isEqualTo(Standing.TROUBLE);
    }

    @Test
    void aLifeThatRanOutIsNeverShownAsWorking() {
        assertThat(Standing.of(Optional.of(Samples.working()), NOW.plusSeconds(42)))
                .isEqualTo(Standing.TROUBLE);
    }

    @Test
    void anApiKeyHasNoLifeThatCouldRunOut() {
        assertThat(Standing.of(Optional.of(Samples.withApiKey()), NOW)).isEqualTo(Standing.WORKING);
    }

    @Test
    void whatAPersonMustDoIsToldApartFromWhatSomebodyEnded() {
        assertThat(Standing.of(Optional.of(Samples.ended(ConnectionStatus.RECONNECT_REQUIRED, Reason.LAPSED)), NOW))
                .isEqualTo(Standing.RECONNECT);
        assertThat(Standing.of(Optional.of(Samples.ended(ConnectionStatus.DISCONNECTED, null)), NOW))
                .isEqualTo(Standing.DISCONNECTED);
    }
}
