package org.exchangeconnect.sms;

import java.util.Optional;

/** What became of a message that Infobip took. Its name is what the REST API shows. */
public enum DeliveryStatus {
    /** It is on its way. */
    PENDING,
    /** It arrived. */
    DELIVERED,
    /** It can't be delivered. */
    UNDELIVERABLE,
    /** It did not arrive within its time. */
    EXPIRED,
    /** Infobip, or a network, refused it after all. */
    REJECTED;

    /** Gives what the number of Infobip's status group means; empty for one that is not known. */
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

    /** What a message's outcome was, when this became of it: Infobip took it, or it did not. */
    MessageOutcome outcome() {
        return this == REJECTED ? MessageOutcome.REJECTED : MessageOutcome.SENT;
    }
}
