package org.exchangeconnect.sandbox;

/** The variants of Infobip's token response, documented or observed. */
public enum TokenResponseStyle {
    /** {@code tokenType}, {@code username}, no lifetime. */
    DOCUMENTED,
    /** {@code token_type}, {@code userName} and {@code expires_in} in seconds. */
    SEEN,
    /** As {@link #SEEN}, with an empty {@code expires_in}. */
    SEEN_EMPTY_EXPIRY;

    String typeField() {
        return this == DOCUMENTED ? "tokenType" : "token_type";
    }

    String userNameField() {
        return this == DOCUMENTED ? "username" : "userName";
    }
}
