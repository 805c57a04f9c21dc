package org.exchangeconnect.notifications;

/**
 * How a try to tell somebody ended.
 *
 * @param problem a fixed word; null: it was taken
 * @param answered whether there was any answer at all
 * @param isFinal whether trying again is of no use
 */
record DeliveryAttemptResult(String problem, boolean answered, boolean isFinal) {

    static final DeliveryAttemptResult ACCEPTED = new DeliveryAttemptResult(null, true, false);

    /** Nobody of this name is in the configuration any more. */
    static final DeliveryAttemptResult TARGET_GONE = new DeliveryAttemptResult("TARGET_GONE", true, true);

    boolean accepted() {
        return problem == null;
    }
}
