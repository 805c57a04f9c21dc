package org.exchangeconnect.sandbox;

/** The redirect after a user cancels on the consent page. */
public enum CancelMode {
    /**
     * To the referring web page, or else the app's cancel URI, or else as {@link #ERROR_RESPONSE}, as Infobip
     * documents.
     */
    REFERRER,
    /** To the redirect URI with {@code error=access_denied} and the state (RFC 6749 section 4.1.2.1). */
    ERROR_RESPONSE
}
