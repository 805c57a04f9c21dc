package org.exchangeconnect.sms;

import java.time.Instant;
import java.util.List;
import org.exchangeconnect.connection.ConnectionId;

/** The messages of one request that is about to leave. */
record PendingSend(ConnectionId connection, List<Destination> destinations, Instant at) {}
