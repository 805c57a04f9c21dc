package org.exchangeconnect.web.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import org.exchangeconnect.config.Network;

/** Maps an address to the network that limits count as one caller: an IPv4 address or an IPv6 network of 64 bits. */
final class CallerNetwork {

    private static final int IPV6_BYTES = 8;

    private CallerNetwork() {}

    /**
     * Returns the network of an address.
     *
     * @param address a numeric IP address; any other text is returned unchanged
     */
    static String of(String address) {
        Optional<InetAddress> known = Network.address(address);
        return known.filter(Inet6Address.class::isInstance)
                .map(ipv6 -> HexFormat.of().formatHex(ipv6.getAddress(), 0, IPV6_BYTES))
                .orElse(address);
    }
}
