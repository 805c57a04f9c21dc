package org.exchangeconnect.appregistration;

/** The app's record could not be read. */
public class AppCheckException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why the record could not be read. */
    public enum Cause {
        /** {@code infobip.app-id} is not set. */
        NO_APP_ID,
        /** No connected account has a usable token. */
        NO_TOKEN,
        /** Infobip cannot be reached, or does not respond in time. */
        UNREACHABLE,
        /** Infobip refused to show the record. */
        REFUSED,
        /** Infobip knows no app with this id, or it is not this account's. */
        UNKNOWN_APP,
        /** Infobip failed, or its response was not a record. */
        BAD_ANSWER
    }

    private final Cause why;

    AppCheckException(Cause why) {
        super("The app's record cannot be read: " + why);
        this.why = why;
    }

    public Cause why() {
        return why;
    }
}
