package org.exchangeconnect.sandbox;

/** Where a user lands who cancels the consent page. */
public enum CancelMode {
    /** The referring web page, else the app's cancel URI, else as {@link #ERROR_RESPONSE}: what Infobip documents. */
    REFERRER,
    /** The redirect URI with {@code error=access_denied} and the state, as RFC 6749 section 4.1.2.1 has it. */
    ERROR_RESPONSE
}
