package org.exchangeconnect.config;

/**
 * The keys {@code connect.renewal.*}.
 *
 * @param dueAt the share of a token's life after which it is renewed, 0.1 to 0.9
 * @param maxInFlight how many renewals one node runs at once, 1 to 2000
 * @param maxPerSecond how many renewals one node asks of Infobip within a second
 */
public record RenewalSettings(double dueAt, int maxInFlight, int maxPerSecond) {

    /** More than any node can do. */
    public static final int NO_LIMIT = 1_000_000;
}
