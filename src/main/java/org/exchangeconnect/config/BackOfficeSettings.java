package org.exchangeconnect.config;

import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.api.*}: the REST API's credentials and rate limit. Without both credentials the REST API
 * responds 401 to every request.
 *
 * @param maxPerSecond sustained requests a second for one address, 10 to 100,000, with bursts of five times as many;
 *     for one user, from all addresses, twice as many
 */
public record BackOfficeSettings(Optional<String> user, Optional<Secret> password, int maxPerSecond) {

    /** Enough for a person or a single program; a gateway in front of many callers needs more. */
    public static final int DEFAULT_MAX_PER_SECOND = 200;
}
