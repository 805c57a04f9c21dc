package org.exchangeconnect.infobip;

/** The known effect of a token request that returned no token. */
public enum RequestEffect {
    /** Infobip did not process it: it may be sent again. */
    NOT_DONE,
    /** Unknown: Infobip may have replaced the token, but its response was lost or unusable. */
    IN_DOUBT,
    /** Infobip refused it permanently. */
    REFUSED
}
