package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void whatNoDatabaseStoresIsReplaced() {
        assertThat(StorableText.of("a\u0000b")).isEqualTo("a\uFFFDb");
        assertThat(StorableText.of("half \uD83D")).isEqualTo("half \uFFFD");
        assertThat(StorableText.of("\uDE00 half")).isEqualTo("\uFFFD half");
        assertThat(StorableText.of("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Zürich\t\r\n", EMOJI, "\uFFFF", "\u001B\u007F"})
    void everythingElseStays(String text) {
        assertThat(StorableText.isStorable(text)).isTrue();
        assertThat(StorableText.of(text)).isSameAs(text);
    }

    @Test
    void aCutNeverGoesThroughAPair() {
        assertThat(StorableText.of("ab" + EMOJI, 3)).isEqualTo("ab");
        assertThat(StorableText.of("ab" + EMOJI, 4)).isEqualTo("ab" + EMOJI);
        assertThat(StorableText.of("abc", 2)).isEqualTo("ab");
        assertThat(StorableText.of("\uD83Dabc", 2)).isEqualTo("\uFFFDa");
        assertThat(StorableText.of(null, 2)).isNull();
    }
}
