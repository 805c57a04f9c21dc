package org.exchangeconnect.connection;

import java.time.Instant;

/**
 * A right that Infobip refuses to a connection with status 403, until the same call works again.
 *
 * @param firstRefusedAt when the call was refused for the first time since it last worked
 * @param lastRefusedAt at most an hour older than the last refusal
 */
public record RefusedRight(
        ConnectionId connection, InfobipRight missing, Instant firstRefusedAt, Instant lastRefusedAt) {}
