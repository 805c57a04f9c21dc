package org.exchangeconnect.config;

import java.net.InetAddress;
import java.util.List;

/**
 * The key {@code connect.trusted-proxies}: who may say on whose behalf it asks.
 *
 * @param trusted the networks of the reverse proxies
 */
public record ProxySettings(List<Network> trusted) {

    public ProxySettings {
        trusted = List.copyOf(trusted);
    }

    /** Tells whether what this address says of others is to be believed. */
    public boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }
}
