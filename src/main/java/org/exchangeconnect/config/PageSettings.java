package org.exchangeconnect.config;

import java.net.URI;
import java.util.List;

/**
 * The keys {@code connect.frame-ancestors} and {@code connect.return-origins}: the sites that may frame the pages, and
 * the allowed origins of an activation link's {@code returnUrl}.
 *
 * @param frameAncestors CSP host sources
 * @param returnOrigins scheme, host and port only
 */
public record PageSettings(List<String> frameAncestors, List<URI> returnOrigins) {

    public PageSettings {
        frameAncestors = List.copyOf(frameAncestors);
        returnOrigins = List.copyOf(returnOrigins);
    }
}
