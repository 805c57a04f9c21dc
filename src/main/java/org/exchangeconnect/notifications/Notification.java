package org.exchangeconnect.notifications;

import java.time.Instant;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.MessageEvent;

/**
 * A notification of an event, for one target.
 *
 * @param id time-ordered; stays the same in every attempt
 * @param subject what it is about
 * @param channel how it is sent
 * @param target the target's name in {@link NotificationTargets}, not its address, which may contain a secret
 * @param type the name of a {@link ConnectionEvent.Type} or {@link MessageEvent.Type}
 * @param body JSON, without secrets; empty if {@link NotificationBodyRepository} has it, because it contains a message's text
 * @param attempts how many attempts failed
 * @param dueAt when the next attempt is due; null when it was given up
 * @param problem why the last attempt failed; null before that
 */
public record Notification(
        UUID id,
        ConnectionId connection,
        Subject subject,
        Channel channel,
        String target,
        String type,
        String body,
        Instant createdAt,
        int attempts,
        Instant dueAt,
        Instant lastTriedAt,
        String problem) {

    /** What notifications are about. Each subject has its own queue, so that messages never delay accounts. */
    public enum Subject {
        ACCOUNT,
        MESSAGE
    }

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
