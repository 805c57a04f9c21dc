package org.exchangeconnect.config;

/**
 * The keys {@code connect.renewal.*}.
 *
 * @param dueAt the share of a token's life after which it is renewed, 0.1 to 0.9
 * @param maxInFlight how many renewals one node runs at once, 1 to 1000
 */
public record RenewalSettings(double dueAt, int maxInFlight) {}
