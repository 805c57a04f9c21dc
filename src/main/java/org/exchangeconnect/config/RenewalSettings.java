package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The keys {@code connect.renewal.*}.
 *
 * @param dueAt the share of a token's lifetime after which it is renewed, 0.1 to 0.9
 * @param maxInFlight the number of concurrent renewals of one node, 1 to 2000
 * @param maxPerSecond the number of renewals that one node requests from Infobip in a second
 */
@Singleton
public record RenewalSettings(double dueAt, int maxInFlight, int maxPerSecond) {

    @Inject
    RenewalSettings(Settings settings) {
        this(
                settings.get(ConfigKeys.RENEWAL_DUE_AT),
                settings.get(ConfigKeys.RENEWAL_MAX_IN_FLIGHT),
                settings.get(ConfigKeys.RENEWAL_MAX_PER_SECOND).orElse(NO_LIMIT));
    }

    /** More than any node can reach. */
    public static final int NO_LIMIT = 1_000_000;
}
