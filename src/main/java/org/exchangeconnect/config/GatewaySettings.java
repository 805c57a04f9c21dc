package org.exchangeconnect.config;

import java.util.List;

/**
 * The key {@code connect.gateway.allowed-paths}.
 *
 * @param allowedPaths the prefixes of Infobip API paths that the gateway serves; each starts and ends with a slash
 */
public record GatewaySettings(List<String> allowedPaths) {

    public GatewaySettings {
        allowedPaths = List.copyOf(allowedPaths);
    }
}
