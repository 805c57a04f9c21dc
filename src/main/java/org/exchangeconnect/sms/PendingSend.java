package org.exchangeconnect.sms;

import java.time.Instant;
import java.util.List;
import org.exchangeconnect.connection.ConnectionId;

/** The messages of one request, about to be sent. */
record PendingSend(ConnectionId connection, List<Destination> destinations, Instant at) {}
