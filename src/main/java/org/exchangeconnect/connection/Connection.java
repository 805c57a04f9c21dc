package org.exchangeconnect.connection;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.oauth.Identity;

/**
 * A connected account, without its secrets.
 *
 * @param baseUri the account's own API base URL; null: the configured one
 * @param defaultSender the sender of messages that name none; null: none
 * @param connectedAt when a person last connected it
 */
public record Connection(
        ConnectionId id,
        Authentication authentication,
        ConnectionStatus status,
        Identity identity,
        URI baseUri,
        String defaultSender,
        Instant connectedAt,
        Renewals renewals) {

    /** Tells whether calls can be made. */
    public boolean isActive() {
        return status == ConnectionStatus.ACTIVE;
    }

    /** Tells whether the last try to renew failed while the connection still lives. */
    public boolean isInTrouble() {
        return isActive() && renewals.failures() > 0;
    }

    /** Gives why it is in trouble or has to be connected again; empty when all is well. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(renewals.reason());
    }
}
