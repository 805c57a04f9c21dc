package org.exchangeconnect.appregistration;

/** The app's record could not be read. */
public class AppCheckException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Cause {
        /** {@code infobip.app-id} is not set. */
        NO_APP_ID,
        /** No account is connected whose token could be used. */
        NO_TOKEN,
        /** Infobip can't be reached, or does not answer in time. */
        UNREACHABLE,
        /** Infobip refused to show the record. */
        REFUSED,
        /** Infobip knows no app of this id, or not this account's. */
        UNKNOWN_APP,
        /** Infobip failed, or its answer was no record. */
        BAD_ANSWER
    }

    private final Cause why;

    AppCheckException(Cause why) {
        super("The app's record was not read: " + why);
        this.why = why;
    }

    public Cause why() {
        return why;
    }
}
