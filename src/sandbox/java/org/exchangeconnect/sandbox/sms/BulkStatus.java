package org.exchangeconnect.sandbox.sms;

/** The status of a bulk of scheduled messages. */
enum BulkStatus {
    PENDING,
    PAUSED,
    PROCESSING,
    CANCELED,
    FINISHED,
    FAILED;

    /** Returns whether an account can change a bulk from this status to another. */
    boolean canBecome(BulkStatus other) {
        return (this == PENDING || this == PAUSED) && (other == PENDING || other == PAUSED || other == CANCELED);
    }

    boolean canBeRescheduled() {
        return this == PENDING || this == PAUSED;
    }
}
