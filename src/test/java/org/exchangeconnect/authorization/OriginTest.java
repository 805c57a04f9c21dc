package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void aPageNamesItselfAndAWindowOfItsOwnComesBeforeThat() {
        assertThat(Origin.of("settings", null)).isEqualTo(Origin.SETTINGS);
        assertThat(Origin.of("contextcard", "0")).isEqualTo(Origin.CONTEXTCARD);
        assertThat(Origin.of("settings", "1")).isEqualTo(Origin.WINDOW);
    }

    @Test
    void whatIsNotUnderstoodIsAnActivationLink() {
        assertThat(Origin.of(null, null)).isEqualTo(Origin.LINK);
        assertThat(Origin.of("SETTINGS", "true")).isEqualTo(Origin.LINK);
    }

    @Test
    void theTwoPagesOfThePortalSitInAFrame() {
        assertThat(Arrays.stream(Origin.values()).filter(Origin::isFramed))
                .containsExactly(Origin.SETTINGS, Origin.CONTEXTCARD);
    }
}
