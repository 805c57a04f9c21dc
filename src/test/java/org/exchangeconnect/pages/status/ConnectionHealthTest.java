package org.exchangeconnect.pages.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.pages.SampleConnections.NOW;

import java.util.Locale;
import java.util.Optional;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.pages.ConnectionHealthStatus;
import org.exchangeconnect.pages.SampleConnections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionHealthTest {

    @Test
    void theRingShowsThePartOfTheLifeThatIsGone() {
        Countdown countdown = of(SampleConnections.working()).getCountdown();
        assertThat(countdown.getLeft()).isEqualTo(41);
        assertThat(countdown.getGone()).isEqualTo(31.7);
    }

    @Test
    void theNextRenewalIsCountedInWholeSecondsRoundedUp() {
        assertThat(of(SampleConnections.working()).getCountdown().getText()).isEqualTo("Renews in 17 s");
    }

    @Test
    void aTryThatIsDueIsNotCountedBelowZero() {
        Countdown countdown =
                health(SampleConnections.failing(Reason.SERVER_ERROR), 30).getCountdown();
        assertThat(countdown.getNextIn()).isZero();
        assertThat(countdown.getText()).isEqualTo("Trying now");
    }

    @Test
    void theStripIsToldInWordsToo() {
        RenewalHistory history = of(SampleConnections.working()).getHistory();
        assertThat(history.getText()).contains("last 3 renewals").contains("24 of 60 seconds");
        assertThat(history.getLabel()).contains("at least 10 of 60 seconds");
    }

    @Test
    void allWellNeedsNoStory() {
        ConnectionHealth health = of(SampleConnections.working());
        assertThat(health.getWhat()).isEmpty();
        assertThat(health.getStill()).isEmpty();
        assertThat(health.getNext()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyTroubleIsExplained(Reason reason) {
        ConnectionHealth health = of(SampleConnections.failing(reason));
        assertThat(health.getTitle()).startsWith("Connected, but");
        assertThat(health.getWhat()).isNotBlank();
        assertThat(health.getStill()).startsWith("Everything");
        assertThat(health.getNext()).contains("automatically");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyEndIsExplained(Reason reason) {
        ConnectionHealth health = of(SampleConnections.ended(ConnectionStatus.RECONNECT_REQUIRED, reason));
        assertThat(health.getWhat()).isNotBlank().isNotEqualTo("The access ended.");
        assertThat(health.getNext()).contains("Connect again");
        assertThat(health.isTicking()).isFalse();
    }

    @Test
    void onceTheLifeRanOutNothingIsPromised() {
        assertThat(health(SampleConnections.failing(Reason.UNREACHABLE), 60).getStill())
                .contains("can’t be sent");
    }

    private static ConnectionHealth of(Connection connection) {
        return health(connection, 0);
    }

    private static ConnectionHealth health(Connection connection, int secondsLater) {
        var now = NOW.plusSeconds(secondsLater);
        return new ConnectionHealth(
                connection,
                ConnectionHealthStatus.of(Optional.of(connection), now),
                now,
                new LocalizedTexts(Locale.ENGLISH));
    }
}
