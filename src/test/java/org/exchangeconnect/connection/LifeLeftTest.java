package org.exchangeconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifeLeftTest {

    @Test
    void theNewestIsLastAndTenthsOfASecondAreKept() {
        byte[] kept = LifeLeft.append(LifeLeft.append(null, Duration.ofMillis(24_351)), Duration.ofSeconds(7));

        assertThat(LifeLeft.read(kept)).containsExactly(Duration.ofMillis(24_300), Duration.ofSeconds(7));
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        byte[] kept = null;
        for (int second = 0; second < 30; second++) {
            kept = LifeLeft.append(kept, Duration.ofSeconds(second));
        }

        assertThat(LifeLeft.read(kept))
                .hasSize(LifeLeft.MAX_ENTRIES)
                .startsWith(Duration.ofSeconds(6))
                .endsWith(Duration.ofSeconds(29));
    }

    @Test
    void overdueCountsAsNoneAndLongLivesAreCut() {
        byte[] kept = LifeLeft.append(LifeLeft.append(null, Duration.ofSeconds(-3)), Duration.ofDays(1));

        assertThat(LifeLeft.read(kept)).containsExactly(Duration.ZERO, Duration.ofMillis(6_553_500));
        assertThat(LifeLeft.read(null)).isEmpty();
    }
}
