package org.exchangeconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemainingLifetimesTest {

    @Test
    void theNewestIsLastAndTenthsOfASecondAreKept() {
        byte[] kept = RemainingLifetimes.append(
                RemainingLifetimes.append(null, Duration.ofMillis(24_351)), Duration.ofSeconds(7));

        assertThat(RemainingLifetimes.read(kept)).containsExactly(Duration.ofMillis(24_300), Duration.ofSeconds(7));
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        byte[] kept = null;
        for (int second = 0; second < 30; second++) {
            kept = RemainingLifetimes.append(kept, Duration.ofSeconds(second));
        }

        assertThat(RemainingLifetimes.read(kept))
                .hasSize(RemainingLifetimes.MAX_ENTRIES)
                .startsWith(Duration.ofSeconds(6))
                .endsWith(Duration.ofSeconds(29));
    }

    @Test
    void overdueCountsAsNoneAndLongLivesAreCut() {
        byte[] kept =
                RemainingLifetimes.append(RemainingLifetimes.append(null, Duration.ofSeconds(-3)), Duration.ofDays(1));

        assertThat(RemainingLifetimes.read(kept)).containsExactly(Duration.ZERO, Duration.ofMillis(6_553_500));
        assertThat(RemainingLifetimes.read(null)).isEmpty();
    }
}
