package org.exchangeconnect.renewal;

import java.time.Duration;

/**
 * The depth of the queue of renewals.
 *
 * @param due how many tokens are due and not being renewed
 * @param longestWithoutToken how long the connection whose token expired first has been without one; zero: none is
 */
public record QueueDepth(long due, Duration longestWithoutToken) {}
