package org.exchangeconnect.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangeconnect.config.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerAddressTest {

    private static final String PROXY = "10.1.2.3";
    private static final String SOMEBODY = "203.0.113.9";

    private final CallerAddress callers = trusting("10.0.0.0/8", "::1");

    @Test
    void withoutATrustedProxyNobodyIsBelieved() {
        assertThat(trusting().address(request("127.0.0.1", SOMEBODY))).isEqualTo("127.0.0.1");
    }

    @Test
    void aTrustedProxySaysWhoAsked() {
        assertThat(callers.address(request(PROXY, SOMEBODY))).isEqualTo(SOMEBODY);
    }

    @Test
    void whatACallerMadeUpBeforeTheProxyAddedTheTruthIsNotBelieved() {
        assertThat(callers.address(request(PROXY, "127.0.0.1, 10.9.9.9, " + SOMEBODY)))
                .isEqualTo(SOMEBODY);
        assertThat(callers.address(request(PROXY, "198.51.100.1", SOMEBODY))).isEqualTo(SOMEBODY);
    }

    @Test
    void proxiesBehindProxiesAreAllLookedThrough() {
        assertThat(callers.address(request(PROXY, SOMEBODY + ", 10.7.7.7,::1"))).isEqualTo(SOMEBODY);
    }

    @Test
    void somebodyElsesWordIsNotTaken() {
        assertThat(callers.address(request(SOMEBODY, "127.0.0.1"))).isEqualTo(SOMEBODY);
    }

    @Test
    void aProxyThatSaysNothingIsTheCaller() {
        assertThat(callers.address(request(PROXY))).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "localhost", "1.2.3", "1.2.3.400", "_hidden", "1.2.3.4.5", "::g"})
    void whatIsNoAddressIsNotTakenForOne(String hop) {
        assertThat(callers.address(request(PROXY, hop))).isEqualTo(PROXY);
        assertThat(callers.address(request(PROXY, SOMEBODY + "," + hop))).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::7", "[2001:db8::7]", "[2001:db8::7]:4711", " 2001:DB8:0::7 "})
    void addressesOfIpv6AreReadInAllTheirForms(String hop) {
        assertThat(callers.address(request("0:0:0:0:0:0:0:1", hop))).isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void aPortIsNoPartOfTheAddress() {
        assertThat(callers.address(request(PROXY, SOMEBODY + ":4711"))).isEqualTo(SOMEBODY);
    }

    @Test
    void anAddressOfIpv4InTheFormOfIpv6IsTheSameAddress() {
        assertThat(callers.address(request("::ffff:10.1.2.3", "::ffff:" + SOMEBODY)))
                .isEqualTo(SOMEBODY);
    }

    private static CallerAddress trusting(String... proxies) {
        return new CallerAddress(
                Stream.of(proxies).map(Network::read).map(Optional::orElseThrow).toList());
    }

    private static HttpServletRequest request(String peer, String... forwardedFor) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                CallerAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getHeaders" ->
                        Optional.of(Collections.enumeration(List.of(forwardedFor)))
                                .filter(headers -> given[0].equals("X-Forwarded-For"))
                                .orElseThrow();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
