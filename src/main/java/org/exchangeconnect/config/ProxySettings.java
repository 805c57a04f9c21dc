package org.exchangeconnect.config;

import java.net.InetAddress;
import java.util.List;

/**
 * The key {@code connect.trusted-proxies}: the reverse proxies whose forwarding headers are trusted.
 *
 * @param trusted the networks of the reverse proxies
 */
public record ProxySettings(List<Network> trusted) {

    public ProxySettings {
        trusted = List.copyOf(trusted);
    }

    /** Returns whether forwarding headers from this address are trusted. */
    public boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }
}
