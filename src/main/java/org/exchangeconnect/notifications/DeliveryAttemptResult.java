package org.exchangeconnect.notifications;

/**
 * The result of one attempt to send a notification.
 *
 * @param problem a fixed word; null: it was accepted
 * @param answered whether there was any response
 * @param isFinal whether a retry is useless
 */
record DeliveryAttemptResult(String problem, boolean answered, boolean isFinal) {

    static final DeliveryAttemptResult ACCEPTED = new DeliveryAttemptResult(null, true, false);

    /** The target is no longer configured. */
    static final DeliveryAttemptResult TARGET_GONE = new DeliveryAttemptResult("TARGET_GONE", true, true);

    boolean accepted() {
        return problem == null;
    }
}
