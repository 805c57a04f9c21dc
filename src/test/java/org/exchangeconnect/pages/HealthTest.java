package org.exchangeconnect.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.pages.Samples.NOW;

import java.util.Locale;
import java.util.Optional;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.i18n.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {

    @Test
    void theRingShowsThePartOfTheLifeThatIsGone() {
        Countdown countdown = of(Samples.working()).getCountdown();
        assertThat(countdown.getLeft()).isEqualTo(41);
        assertThat(countdown.getGone()).isEqualTo(31.7);
    }

    @Test
    void theNextRenewalIsCountedInWholeSecondsRoundedUp() {
        assertThat(of(Samples.working()).getCountdown().getText()).isEqualTo("Renews in 17 s");
    }

    @Test
    void aTryThatIsDueIsNotCountedBelowZero() {
        Countdown countdown = health(Samples.failing(Reason.SERVER_ERROR), 30).getCountdown();
        assertThat(countdown.getNextIn()).isZero();
        assertThat(countdown.getText()).isEqualTo("Trying now");
    }

    @Test
    void theStripIsToldInWordsToo() {
        RenewalHistory history = of(Samples.working()).getHistory();
        assertThat(history.getText()).contains("last 3 renewals").contains("24 of 60 seconds");
        assertThat(history.getLabel()).contains("at least 10 of 60 seconds");
    }

    @Test
    void allWellNeedsNoStory() {
        Health health = of(Samples.working());
        assertThat(health.getWhat()).isEmpty();
        assertThat(health.getStill()).isEmpty();
        assertThat(health.getNext()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyTroubleIsExplained(Reason reason) {
        Health health = of(Samples.failing(reason));
        assertThat(health.getTitle()).startsWith("Connected, but");
        assertThat(health.getWhat()).isNotBlank();
        assertThat(health.getStill()).startsWith("Everything");
        assertThat(health.getNext()).contains("by itself");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyEndIsExplained(Reason reason) {
        Health health = of(Samples.ended(ConnectionStatus.RECONNECT_REQUIRED, reason));
        assertThat(health.getWhat()).isNotBlank().isNotEqualTo("The access ended.");
        assertThat(health.getNext()).contains("Connect again");
        assertThat(health.isTicking()).isFalse();
    }

    @Test
    void onceTheLifeRanOutNothingIsPromised() {
        assertThat(health(Samples.failing(Reason.UNREACHABLE), 60).getStill()).contains("can’t be sent");
    }

    private static Health of(Connection connection) {
        return health(connection, 0);
    }

    private static Health health(Connection connection, int secondsLater) {
        var now = NOW.plusSeconds(secondsLater);
        return new Health(connection, Standing.of(Optional.of(connection), now), now, new Wording(Locale.ENGLISH));
    }
}
