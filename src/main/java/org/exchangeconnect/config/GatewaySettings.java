package org.exchangeconnect.config;

import java.util.List;

/**
 * The key {@code connect.gateway.*}: what the gateway serves.
 *
 * @param allowedPaths the beginnings of paths of Infobip's API; each begins and ends with a slash
 */
public record GatewaySettings(List<String> allowedPaths) {

    public GatewaySettings {
        allowedPaths = List.copyOf(allowedPaths);
    }
}
