package org.exchangeconnect.authorization;

import java.util.HexFormat;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.web.BrowserCookie;

/** Which attempt: a state in a browser. Two browsers with the same state have nothing to do with each other. */
record AuthorizationSessionKey(State state, BrowserCookie browser) {

    /** Names the row that sealed values are bound to. */
    String row() {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(state.digest()) + "." + hex.formatHex(browser.digest());
    }
}
