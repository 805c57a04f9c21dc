package org.exchangeconnect.notifications;

import java.time.Instant;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionId;

/**
 * A notification of an event, for one target.
 *
 * @param id time-ordered; stays the same in every attempt
 * @param channel how it is sent
 * @param target the target's name in {@link NotificationTargets}, not its address, which may contain a secret
 * @param body JSON, without secrets
 * @param attempts how many attempts failed
 * @param dueAt when the next attempt is due; null when it was given up
 * @param problem why the last attempt failed; null before that
 */
public record Notification(
        UUID id,
        ConnectionId connection,
        Channel channel,
        String target,
        ConnectionEvent.Type type,
        String body,
        Instant createdAt,
        int attempts,
        Instant dueAt,
        Instant lastTriedAt,
        String problem) {

    /** The ways to send a notification. */
    public enum Channel {
        WEBHOOK,
        MAIL
    }

    /** Returns whether it was given up. */
    public boolean isDead() {
        return dueAt == null;
    }
}
