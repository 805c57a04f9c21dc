package org.exchangeconnect.config;

import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.api.*}: the REST API's credentials, without both of which it answers 401 to all, and its limit.
 *
 * @param maxPerSecond how many requests a second one address may make for long, 10 to 100,000, and five times as many at
 *     once; one user, from all addresses, twice as many
 */
public record BackOfficeSettings(Optional<String> user, Optional<Secret> password, int maxPerSecond) {

    /** A person or a program of its own hardly needs more; a gateway in front of many does. */
    public static final int DEFAULT_MAX_PER_SECOND = 200;
}
