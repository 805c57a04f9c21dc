package org.exchangeconnect.pages.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsBodyTest {

    @Test
    void numbersStandBetweenCommasSemicolonsAndLineEnds() {
        assertThat(SmsBody.numbers("41793026727, 41 79 302 67 28;\n385981234567、819012345678"))
                .containsExactly("41793026727", "41 79 302 67 28", "385981234567", "819012345678");
    }

    @Test
    void aNumberTypedTwiceGetsOneMessage() {
        assertThat(SmsBody.numbers("41793026727,41793026727")).hasSize(1);
    }

    @Test
    void nothingTypedIsNoNumber() {
        assertThat(SmsBody.numbers(null)).isEmpty();
        assertThat(SmsBody.numbers(" , ,")).isEmpty();
    }

    @Test
    void aBlankSenderIsLeftToTheConnection() {
        assertThat(SmsBody.of("41793026727", " ", "Hello")
                        .getJsonArray("messages")
                        .getJsonObject(0))
                .doesNotContainKey("from");
        assertThat(SmsBody.of("41793026727", "InfoSMS", "Hello")
                        .getJsonArray("messages")
                        .getJsonObject(0)
                        .getString("from"))
                .isEqualTo("InfoSMS");
    }
}
