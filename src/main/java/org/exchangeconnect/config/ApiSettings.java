package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The keys {@code infobip.api.*}: the URL of Infobip's API, and the hosts that an account's own base URL may name.
 *
 * @param allowedHosts lower-case host names; {@code *.example.com} matches every host below {@code example.com}
 */
@Singleton
public record ApiSettings(URI baseUri, List<String> allowedHosts) {

    public ApiSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }

    @Inject
    ApiSettings(Settings settings) {
        this(settings.get(ConfigKeys.API_BASE_URI), settings.get(ConfigKeys.API_ALLOWED_HOSTS));
    }

    /** Returns whether calls that carry a token may go to this host; false for null. */
    public boolean allows(String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equalsIgnoreCase(baseUri.getHost()) || HostPattern.anyMatches(allowedHosts, name);
    }
}
