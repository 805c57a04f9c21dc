package org.exchangeconnect.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignedNameTest {

    @Test
    void blanksAroundANameAreRemoved() {
        assertThat(AssignedName.read(" Shop till 3 ")).contains("Shop till 3");
    }

    @Test
    void aNameMayHave100Characters() {
        assertThat(AssignedName.read("ü".repeat(100))).contains("ü".repeat(100));
        assertThat(AssignedName.read("ü".repeat(101))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "two\nlines", "nul\u0000"})
    void anEmptyNameAndOneWithControlCharactersAreNone(String text) {
        assertThat(AssignedName.read(text)).isEmpty();
    }
}
