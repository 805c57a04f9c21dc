package org.exchangeconnect.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;

/** Finds the connection that a path names. */
@Singleton
class ConnectionLookup {

    private final ConnectionRepository connections;

    @Inject
    ConnectionLookup(ConnectionRepository connections) {
        this.connections = connections;
    }

    /**
     * Returns the connection with this id.
     *
     * @throws ProblemException with 404 when the text is not an id or no connection has it
     */
    Connection named(String id) {
        return connections.find(id(id)).orElseThrow(ConnectionLookup::unknown);
    }

    /**
     * Parses the id without looking up the connection.
     *
     * @throws ProblemException with 404 when the text is not an id
     */
    static ConnectionId id(String id) {
        return Optional.ofNullable(id).flatMap(ConnectionId::parse).orElseThrow(ConnectionLookup::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, "No connection has this id."));
    }
}
