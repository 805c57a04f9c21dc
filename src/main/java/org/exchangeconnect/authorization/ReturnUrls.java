package org.exchangeconnect.authorization;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.exchangeconnect.config.ConfigKeys;
import org.exchangeconnect.config.Settings;

/**
 * Decides whether an activation link's return URL may be followed: it must be an absolute http or https URL of an
 * allowed origin. The URL is parsed and its parts are compared. URLs that a browser and this parser could read
 * differently are rejected: backslashes, control characters, user info, a missing slash. Characters that need a
 * surrogate pair are rejected too, because a lone surrogate makes {@link URI} fail.
 */
@Singleton
class ReturnUrls {

    private static final int MAX_URL_CHARACTERS = 2048;

    private final List<URI> origins;

    @Inject
    ReturnUrls(Settings settings) {
        this(settings.get(ConfigKeys.RETURN_ORIGINS));
    }

    ReturnUrls(List<URI> origins) {
        this.origins = origins;
    }

    /** Returns the URL if it may be followed; empty otherwise. */
    Optional<URI> allowed(String text) {
        if (text.length() > MAX_URL_CHARACTERS || text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(new URI(text).toASCIIString());
            boolean wellFormed = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.toString().length() <= MAX_URL_CHARACTERS;
            return wellFormed && origins.stream().anyMatch(origin -> sameOrigin(origin, uri))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        boolean https = "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
        return uri.getPort() >= 0 ? uri.getPort() : https ? 443 : 80;
    }
}
