package org.exchangeconnect.sms;

import java.util.Optional;

/** The delivery status of a message that Infobip accepted. The REST API shows the constant's name. */
public enum DeliveryStatus {
    /** The message is on its way. */
    PENDING,
    /** The message was delivered. */
    DELIVERED,
    /** The message can't be delivered. */
    UNDELIVERABLE,
    /** The message was not delivered within its validity period. */
    EXPIRED,
    /** Infobip or a network rejected the message after Infobip had accepted it. */
    REJECTED;

    /** Returns the status for the number of Infobip's status group; empty for an unknown group. */
    static Optional<DeliveryStatus> of(int group) {
        return switch (group) {
            case 0, 1 -> Optional.of(PENDING);
            case 2 -> Optional.of(UNDELIVERABLE);
            case 3 -> Optional.of(DELIVERED);
            case 4 -> Optional.of(EXPIRED);
            case 5 -> Optional.of(REJECTED);
            default -> Optional.empty();
        };
    }

    /** Returns the outcome that this status implies for the send request. */
    MessageOutcome outcome() {
        return this == REJECTED ? MessageOutcome.REJECTED : MessageOutcome.SENT;
    }
}
