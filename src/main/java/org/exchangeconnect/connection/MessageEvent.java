package org.exchangeconnect.connection;

import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * An event of one SMS of a connected account, for webhooks only. It is not part of the connection's events, whose
 * history thousands of messages an hour would hide.
 *
 * @param at when the application learned of it
 * @param message the member {@code data.message} of the notification
 */
public record MessageEvent(ConnectionId connection, Type type, Instant at, JsonObject message) {

    /** The types of events. */
    public enum Type {
        /** A sent message was delivered. */
        MESSAGE_DELIVERED,
        /** A sent message was rejected, can't be delivered, or expired. */
        MESSAGE_FAILED,
        /** The account received a message. The event contains its text. */
        MESSAGE_RECEIVED
    }
}
