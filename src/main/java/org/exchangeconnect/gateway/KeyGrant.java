package org.exchangeconnect.gateway;

import java.net.URI;
import org.exchangeconnect.connection.ConnectionId;

/**
 * The access that a gateway key grants.
 *
 * @param baseUri the account's own base URL; null for the configured one
 */
record KeyGrant(ConnectionId connection, URI baseUri) {}
