package org.exchangeconnect.account;

/** An API key must not be stored. The message contains nothing of the key. */
public class ApiKeyNotAcceptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean refused;

    ApiKeyNotAcceptedException(boolean refused) {
        super(refused ? "Infobip refuses the API key" : "Infobip could not check the API key");
        this.refused = refused;
    }

    /** Returns whether Infobip refuses the key; false: it could not be asked, and the caller wants a checked key. */
    public boolean isRefused() {
        return refused;
    }
}
