package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EntryPointTest {

    @Test
    void aPageNamesItselfAndAWindowOfItsOwnComesBeforeThat() {
        assertThat(EntryPoint.of("settings", null)).isEqualTo(EntryPoint.SETTINGS);
        assertThat(EntryPoint.of("contextcard", "0")).isEqualTo(EntryPoint.CONTEXTCARD);
        assertThat(EntryPoint.of("settings", "1")).isEqualTo(EntryPoint.WINDOW);
    }

    @Test
    void whatIsNotUnderstoodIsAnActivationLink() {
        assertThat(EntryPoint.of(null, null)).isEqualTo(EntryPoint.LINK);
        assertThat(EntryPoint.of("SETTINGS", "true")).isEqualTo(EntryPoint.LINK);
    }

    @Test
    void theTwoPagesOfThePortalSitInAFrame() {
        assertThat(Arrays.stream(EntryPoint.values()).filter(EntryPoint::isFramed))
                .containsExactly(EntryPoint.SETTINGS, EntryPoint.CONTEXTCARD);
    }
}
