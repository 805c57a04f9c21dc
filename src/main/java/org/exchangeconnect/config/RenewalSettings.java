package org.exchangeconnect.config;

/**
 * The keys {@code connect.renewal.*}.
 *
 * @param dueAt the share of a token's lifetime after which it is renewed, 0.1 to 0.9
 * @param maxInFlight the number of concurrent renewals of one node, 1 to 2000
 * @param maxPerSecond the number of renewals that one node requests from Infobip in a second
 */
public record RenewalSettings(double dueAt, int maxInFlight, int maxPerSecond) {

    /** More than any node can reach. */
    public static final int NO_LIMIT = 1_000_000;
}
