package org.exchangeconnect.token;

import java.time.Duration;

/**
 * How the queue of renewals stands.
 *
 * @param due how many tokens are due and not being renewed
 * @param longestWithoutToken for how long the connection that lost its token first has been without one; zero: none is
 */
public record Backlog(long due, Duration longestWithoutToken) {}
