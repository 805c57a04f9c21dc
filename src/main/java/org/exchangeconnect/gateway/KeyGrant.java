package org.exchangeconnect.gateway;

import java.net.URI;
import org.exchangeconnect.connection.ConnectionId;

/**
 * What a key opens.
 *
 * @param baseUri the account's own base URL; null: the configured one
 */
record KeyGrant(ConnectionId connection, URI baseUri) {}
