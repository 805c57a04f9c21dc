package org.exchangeconnect.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class InfobipClockTest {

    private static final Duration WAY = Duration.ofMillis(40);

    private final InfobipClock clock = new InfobipClock();
    private Instant ours = Instant.parse("2026-11-24T10:00:00.123Z");

    @Test
    void beforeAnyAnswerNothingIsKnown() {
        assertThat(clock.secondsAhead()).isNaN();
    }

    @Test
    void oneAnswerTellsItToHalfASecond() {
        answers(1, Duration.ofSeconds(7));

        assertThat(clock.secondsAhead()).isCloseTo(7, within(0.6));
    }

    @Test
    void manyAnswersTellItToAFewHundredthsThoughEachDateIsAWholeSecond() {
        answers(200, Duration.ofMillis(-2345));

        assertThat(clock.secondsAhead()).isCloseTo(-2.345, within(0.08));
    }

    @Test
    void aClockThatStepsIsBelievedAtOnce() {
        answers(200, Duration.ZERO);
        answers(1, Duration.ofMinutes(3));

        assertThat(clock.secondsAhead()).isCloseTo(180, within(0.6));
    }

    @Test
    void aClockThatDriftsIsFollowed() {
        for (int minute = 0; minute < 60; minute++) {
            answers(60, Duration.ofMillis(10L * minute));
            ours = ours.plusSeconds(20);
        }

        assertThat(clock.secondsAhead()).isCloseTo(0.59, within(0.1));
    }

    /** Simulates responses within several minutes, each {@link #WAY} after its request. */
    private void answers(int count, Duration ahead) {
        for (int i = 0; i < count; i++) {
            ours = ours.plusMillis(617);
            Instant made = ours.plus(WAY.dividedBy(2)).plus(ahead);
            clock.answered(made.truncatedTo(ChronoUnit.SECONDS), ours, ours.plus(WAY));
        }
    }
}
