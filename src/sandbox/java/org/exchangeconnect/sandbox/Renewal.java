package org.exchangeconnect.sandbox;

/** What a renewal came to: the token presented (null if unknown) and its successor (null if refused). */
record Renewal(RequestOutcome outcome, IssuedToken old, IssuedToken fresh) {}
