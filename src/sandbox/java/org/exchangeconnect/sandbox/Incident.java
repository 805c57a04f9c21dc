package org.exchangeconnect.sandbox;

import java.time.Instant;

/** An event that a correct client never causes. The user key and the detail may be null. */
public record Incident(Instant at, PathKind kind, RequestOutcome outcome, String userKey, String detail) {}
