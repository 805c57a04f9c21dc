package org.exchangeconnect.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import org.exchangeconnect.config.Network;

/** What limits count as one caller: an address of IPv4, or a network of 64 bits of IPv6. */
final class CallerNetwork {

    private static final int IPV6_BYTES = 8;

    private CallerNetwork() {}

    /** @param address in figures; anything else counts as it is */
    static String of(String address) {
        Optional<InetAddress> known = Network.address(address);
        return known.filter(Inet6Address.class::isInstance)
                .map(ipv6 -> HexFormat.of().formatHex(ipv6.getAddress(), 0, IPV6_BYTES))
                .orElse(address);
    }
}
