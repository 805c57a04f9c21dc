package org.exchangeconnect.connection;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.oauth.Identity;

/**
 * A connected account, without its secrets.
 *
 * @param name the name that the back office gave it; null when a person connected it
 * @param baseUri the account's own API base URL; null: the configured one
 * @param defaultSender the sender of messages that name none; null: none
 * @param connectedAt when a person connected it, or reconnected it when it was not ACTIVE
 * @param apiKey whether there is an API key: the connection's own, or a fallback key
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

    /** Returns whether there is an API key: the connection's own, or a fallback key. */
    public boolean hasApiKey() {
        return apiKey != ApiKeyState.NONE;
    }

    /**
     * Checks that the account is connected.
     *
     * @throws DisconnectedException when it is disconnected
     */
    public void requireConnected() {
        if (status == ConnectionStatus.DISCONNECTED) {
            throw new DisconnectedException(id);
        }
    }

    /** Returns whether calls can be made. */
    public boolean isActive() {
        return status == ConnectionStatus.ACTIVE;
    }

    /** Returns whether the connection is active although its last renewal attempt failed. */
    public boolean isInTrouble() {
        return isActive() && renewals.failures() > 0;
    }

    /** Returns whether an API key is in use, or ready to be used, in place of the token. */
    public FallbackState fallback() {
        if (!hasApiKey() || authentication != Authentication.OAUTH) {
            return FallbackState.NONE;
        }
        return status == ConnectionStatus.RECONNECT_REQUIRED ? FallbackState.IN_USE : FallbackState.READY;
    }

    /** Returns why renewals fail or the account must be reconnected; empty otherwise. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(renewals.reason());
    }
}
