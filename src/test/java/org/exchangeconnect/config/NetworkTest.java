package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.4/30, 10.1.2.7, true",
        "10.1.2.4/30, 10.1.2.8, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, ::1, true"
    })
    void anAddressIsInANetworkWhenItsLeadingBitsAreTheSame(String network, String address, boolean inside) {
        assertThat(Network.read(network)
                        .orElseThrow()
                        .contains(Network.address(address).orElseThrow()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0/8",
                "::1/129",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10",
                "a:b.c"
            })
    void whatIsNoNetworkIsNotTakenForOne(String text) {
        assertThat(Network.read(text)).isEmpty();
    }

    @Test
    void aNameIsNeverLookedUp() {
        assertThat(Network.address("localhost")).isEmpty();
    }
}
