package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.api.*}: the REST API's credentials and rate limit. Without both credentials the REST API
 * responds 401 to every request.
 *
 * @param maxPerSecond sustained requests a second for one address, 10 to 100,000, with bursts of five times as many;
 *     for one user, from all addresses, twice as many
 */
@Singleton
public record BackOfficeSettings(Optional<String> user, Optional<Secret> password, int maxPerSecond) {

    @Inject
    BackOfficeSettings(Settings settings) {
        this(
                settings.get(ConfigKeys.API_USER),
                settings.get(ConfigKeys.API_PASSWORD),
                settings.get(ConfigKeys.API_MAX_PER_SECOND));
    }
}
