package org.exchangeconnect.authorization;

import java.util.HexFormat;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.web.session.BrowserCookie;

/** Identifies a session by its state and browser. Equal states in two browsers are separate sessions. */
record AuthorizationSessionKey(State state, BrowserCookie browser) {

    /** Returns the row name that encrypted values are bound to. */
    String row() {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(state.digest()) + "." + hex.formatHex(browser.digest());
    }
}
