package org.exchangeconnect.oauth;

/**
 * A token that calls Infobip's API.
 *
 * @param type the type as the answer spelled it, e.g. {@code IBSSO}
 */
public record AccessToken(String type, Secret value) {

    /** Gives the value of the {@code Authorization} header: type, a blank, token. */
    public String authorization() {
        return type + " " + value.reveal();
    }
}
