package org.exchangeconnect.infobip;

/** What is known of the effect of a token request that brought no token. */
public enum RequestEffect {
    /** Infobip did not carry it out: it may be sent again. */
    NOT_DONE,
    /** Unknown: Infobip may have replaced the token, and its response was lost or unusable. */
    IN_DOUBT,
    /** Infobip refused it for good. */
    REFUSED
}
