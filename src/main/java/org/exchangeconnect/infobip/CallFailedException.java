package org.exchangeconnect.infobip;

/** A call to Infobip ended without a complete response. The message is the cause's type, so it contains no secret. */
public class CallFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    CallFailedException(Exception cause) {
        super(cause.getClass().getName(), cause);
    }

    /** Returns the status, never null. */
    public CallStatus status() {
        return CallStatus.of(getCause());
    }
}
