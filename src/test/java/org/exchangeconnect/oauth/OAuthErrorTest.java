package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthErrorTest {

    @Test
    void anErrorsNameOnTheWireIsInSmallLetters() {
        assertThat(OAuthError.INVALID_GRANT.wire()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorIsReadByItsNameOnTheWire(OAuthError error) {
        assertThat(OAuthError.of(error.wire())).contains(error);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "INVALID_GRANT", "invalid_grant ", "<script>"})
    void whatTheStandardDoesNotNameIsNoError(String wire) {
        assertThat(OAuthError.of(wire)).isEmpty();
    }
}
