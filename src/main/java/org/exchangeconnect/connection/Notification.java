package org.exchangeconnect.connection;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody is to be told of an event.
 *
 * @param id time-ordered; stays the same however often it is tried
 * @param channel how it is told
 * @param target whom it is for, as {@link NotificationTargets} names them: no address, which may hold a secret
 * @param body JSON, without secrets
 * @param attempts how often it was tried
 * @param dueAt when it is tried next; null when it will not be tried any more
 * @param problem why the last try failed; null before it
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

    /** The ways to tell somebody. */
    public enum Channel {
        WEBHOOK,
        MAIL
    }

    /** Tells whether it was given up. */
    public boolean isDead() {
        return dueAt == null;
    }
}
