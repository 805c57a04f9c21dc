package org.exchangeconnect.infobip;

/** The known effect of a request to Infobip that did not succeed. */
public enum RequestEffect {
    /** Infobip did not process it: it may be sent again. */
    NOT_PROCESSED,
    /** Unknown: Infobip may have processed it, but its response was lost or unusable. */
    UNKNOWN,
    /** Infobip refused it permanently. */
    REFUSED
}
