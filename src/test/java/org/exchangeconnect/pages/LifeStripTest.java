package org.exchangeconnect.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeStripTest {

    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(60);

    @Test
    void aBarIsAsTallAsTheShareOfTheLifeThatWasLeft() {
        LifeStrip.Bar bar = last(strip(30));
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
        List<LifeStrip.Bar> bars = strip(30).bars();
        assertThat(bars).hasSize(LifeStrip.PLACES);
        assertThat(bars.subList(0, 23))
                .allMatch(bar -> bar.height() == 0 && bar.kind().equals("none"));
    }

    @Test
    void onlyTheNewestAreShown() {
        List<Duration> many = Collections.nCopies(100, Duration.ofSeconds(24));
        assertThat(LifeStrip.of(many, TOKEN_LIFETIME).bars()).hasSize(LifeStrip.PLACES).allMatch(bar -> bar.height() == 16);
    }

    @Test
    void lateRenewalsStandOut() {
        assertThat(strip(24, 11, 4, 0).bars().subList(20, 24))
                .extracting(LifeStrip.Bar::kind)
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

    private static LifeStrip strip(int... seconds) {
        return LifeStrip.of(
                java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList(), TOKEN_LIFETIME);
    }

    private static LifeStrip.Bar last(LifeStrip strip) {
        return strip.bars().get(LifeStrip.PLACES - 1);
    }
}
