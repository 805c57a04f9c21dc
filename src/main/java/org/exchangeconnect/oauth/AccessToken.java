package org.exchangeconnect.oauth;

/**
 * An access token for Infobip's API.
 *
 * @param type the token type as the response spells it, such as {@code IBSSO}
 */
public record AccessToken(String type, Secret value) {

    /** Returns the value of the {@code Authorization} header: type, space, token. */
    public String authorization() {
        return type + " " + value.reveal();
    }
}
