package org.exchangeconnect.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.pages.SampleConnections.NOW;

import java.util.Optional;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;
import org.junit.jupiter.api.Test;

class ConnectionHealthStatusTest {

    @Test
    void nobodyKnownIsNotConnected() {
        assertThat(ConnectionHealthStatus.of(Optional.empty(), NOW)).isEqualTo(ConnectionHealthStatus.NOT_CONNECTED);
    }

    @Test
    void aLiveConnectionWorks() {
        assertThat(ConnectionHealthStatus.of(Optional.of(SampleConnections.working()), NOW))
                .isEqualTo(ConnectionHealthStatus.WORKING);
    }

    @Test
    void aFailedRenewalIsTroubleWhileTheConnectionLives() {
        assertThat(ConnectionHealthStatus.of(Optional.of(SampleConnections.failing(Reason.UNREACHABLE)), NOW))
                .isEqualTo(ConnectionHealthStatus.TROUBLE);
    }

    @Test
    void aLifeThatRanOutIsNeverShownAsWorking() {
        assertThat(ConnectionHealthStatus.of(Optional.of(SampleConnections.working()), NOW.plusSeconds(42)))
                .isEqualTo(ConnectionHealthStatus.TROUBLE);
    }

    @Test
    void anApiKeyHasNoLifeThatCouldRunOut() {
        assertThat(ConnectionHealthStatus.of(Optional.of(SampleConnections.withApiKey()), NOW))
                .isEqualTo(ConnectionHealthStatus.WORKING);
    }

    @Test
    void whatAPersonMustDoIsToldApartFromWhatSomebodyEnded() {
        assertThat(ConnectionHealthStatus.of(
                        Optional.of(SampleConnections.ended(ConnectionStatus.RECONNECT_REQUIRED, Reason.LAPSED)), NOW))
                .isEqualTo(ConnectionHealthStatus.RECONNECT);
        assertThat(ConnectionHealthStatus.of(
                        Optional.of(SampleConnections.ended(ConnectionStatus.DISCONNECTED, null)), NOW))
                .isEqualTo(ConnectionHealthStatus.DISCONNECTED);
    }
}
