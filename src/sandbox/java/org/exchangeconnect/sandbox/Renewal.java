package org.exchangeconnect.sandbox;

/** The result of a renewal: the presented token (null if unknown) and its successor (null if refused). */
record Renewal(RequestOutcome outcome, IssuedToken old, IssuedToken fresh) {}
