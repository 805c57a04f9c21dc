package org.exchangeconnect.connection;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.oauth.Identity;

/**
 * A connected account, without its secrets.
 *
 * @param name what the back office calls it; null where a person's connecting told who it is
 * @param baseUri the account's own API base URL; null: the configured one
 * @param defaultSender the sender of messages that name none; null: none
 * @param connectedAt when a person connected it, or reconnected it after it had stopped being ACTIVE
 * @param apiKey whether there is an API key: its own, or one to fall back on
 */
public record Connection(
        ConnectionId id,
        Authentication authentication,
        ConnectionStatus status,
        Identity identity,
        String name,
        URI baseUri,
        String defaultSender,
        Instant connectedAt,
        RenewalSummary renewals,
        ApiKeyState apiKey) {

    /** Tells whether there is an API key: its own, or one to fall back on. */
    public boolean hasApiKey() {
        return apiKey != ApiKeyState.NONE;
    }

    /** @throws DisconnectedException when the account is disconnected */
    public void requireConnected() {
        if (status == ConnectionStatus.DISCONNECTED) {
            throw new DisconnectedException(id);
        }
    }

    /** Tells whether calls can be made. */
    public boolean isActive() {
        return status == ConnectionStatus.ACTIVE;
    }

    /** Tells whether the last try to renew failed while the connection still lives. */
    public boolean isInTrouble() {
        return isActive() && renewals.failures() > 0;
    }

    /** Tells whether an API key stands in, or could stand in, for the token. */
    public FallbackState fallback() {
        if (!hasApiKey() || authentication != Authentication.OAUTH) {
            return FallbackState.NONE;
        }
        return status == ConnectionStatus.RECONNECT_REQUIRED ? FallbackState.IN_USE : FallbackState.READY;
    }

    /** Gives why it is in trouble or has to be connected again; empty when all is well. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(renewals.reason());
    }
}
