package org.exchangeconnect.sms.journal;

import java.util.Optional;
import java.util.stream.Stream;

/** The delivery status of a message that Infobip accepted. The REST API shows the constant's name. */
public enum DeliveryStatus {
    /** The message is on its way. */
    PENDING(1),
    /** The message was delivered. */
    DELIVERED(3),
    /** The message can't be delivered. */
    UNDELIVERABLE(2),
    /** The message was not delivered within its validity period. */
    EXPIRED(4),
    /** Infobip or a network rejected the message after Infobip had accepted it. */
    REJECTED(5);

    private final int group;

    DeliveryStatus(int group) {
        this.group = group;
    }

    /** Returns the number of Infobip's status group. */
    public int group() {
        return group;
    }

    /** Returns the status for the number of Infobip's status group; empty for an unknown group. */
    static Optional<DeliveryStatus> of(int group) {
        int known = group == 0 ? PENDING.group : group;
        return Stream.of(values()).filter(status -> status.group == known).findFirst();
    }
}
