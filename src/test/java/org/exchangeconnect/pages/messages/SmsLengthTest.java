package org.exchangeconnect.pages.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsLengthTest {

    @ParameterizedTest
    @CsvSource({"a, 1, 1, 1", "a, 160, 160, 1", "a, 161, 161, 2", "a, 306, 306, 2", "a, 307, 307, 3", "é, 160, 160, 1"})
    void plainTextHas160CharactersInOneAnd153InEachOfSeveral(String one, int times, int units, int segments) {
        assertThat(SmsLength.of(one.repeat(times))).isEqualTo(new SmsLength(units, segments));
    }

    @ParameterizedTest
    @CsvSource({"日, 70, 70, 1", "日, 71, 71, 2", "日, 134, 134, 2", "日, 135, 135, 3", "😀, 35, 70, 1", "’, 1, 1, 1"})
    void otherTextHas70And67(String one, int times, int units, int segments) {
        assertThat(SmsLength.of(one.repeat(times))).isEqualTo(new SmsLength(units, segments));
    }

    @ParameterizedTest
    @CsvSource({"€, 80, 160, 1", "€, 81, 162, 2", "{, 1, 2, 1"})
    void aFewCharactersCountTwice(String one, int times, int units, int segments) {
        assertThat(SmsLength.of(one.repeat(times))).isEqualTo(new SmsLength(units, segments));
    }

    @Test
    void noTextIsNoSms() {
        assertThat(SmsLength.of(null)).isEqualTo(new SmsLength(0, 0));
        assertThat(SmsLength.of("")).isEqualTo(new SmsLength(0, 0));
    }
}
