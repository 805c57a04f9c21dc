package org.exchangeconnect.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The keys {@code infobip.api.*}: where Infobip's API is, and to which hosts an account's own base URL may point.
 *
 * @param allowedHosts lower-case host names; {@code *.example.com} stands for every host below {@code example.com}
 */
public record ApiSettings(URI baseUri, List<String> allowedHosts) {

    public ApiSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }

    /** Tells whether calls that carry a token may go to this host. A null host is refused. */
    public boolean allows(String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equalsIgnoreCase(baseUri.getHost()) || HostPattern.anyMatches(allowedHosts, name);
    }
}
