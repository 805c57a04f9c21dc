package org.exchangeconnect.pages.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifetimeChartTest {

    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(60);

    @Test
    void aBarIsAsTallAsTheShareOfTheLifeThatWasLeft() {
        LifetimeChart.LifetimeBar bar = last(strip(30));
        assertThat(bar.height()).isEqualTo(20);
        assertThat(bar.y()).isEqualTo(20);
    }

    @Test
    void theNewestStandsAtTheRight() {
        assertThat(last(strip(30, 60)).height()).isEqualTo(40);
        assertThat(last(strip(30, 60)).x()).isEqualTo(230);
    }

    @Test
    void placesWithoutARenewalStayEmptyAtTheLeft() {
        List<LifetimeChart.LifetimeBar> bars = strip(30).bars();
        assertThat(bars).hasSize(LifetimeChart.PLACES);
        assertThat(bars.subList(0, 23))
                .allMatch(bar -> bar.height() == 0 && bar.kind().equals("none"));
    }

    @Test
    void onlyTheNewestAreShown() {
        List<Duration> many = Collections.nCopies(100, Duration.ofSeconds(24));
        assertThat(LifetimeChart.of(many, TOKEN_LIFETIME).bars())
                .hasSize(LifetimeChart.PLACES)
                .allMatch(bar -> bar.height() == 16);
    }

    @Test
    void lateRenewalsStandOut() {
        assertThat(strip(24, 11, 4, 0).bars().subList(20, 24))
                .extracting(LifetimeChart.LifetimeBar::kind)
                .containsExactly("good", "care", "bad", "bad");
    }

    @Test
    void noLifeLeftIsStillSeen() {
        assertThat(last(strip(0)).height()).isPositive();
    }

    @Test
    void moreLifeThanTheWholeStaysInThePicture() {
        assertThat(last(strip(90)).height()).isEqualTo(40);
        assertThat(last(strip(90)).y()).isZero();
    }

    private static LifetimeChart strip(int... seconds) {
        return LifetimeChart.of(
                java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList(), TOKEN_LIFETIME);
    }

    private static LifetimeChart.LifetimeBar last(LifetimeChart chart) {
        return chart.bars().get(LifetimeChart.PLACES - 1);
    }
}
