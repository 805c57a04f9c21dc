package org.exchangeconnect.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.HexFormat;
import org.exchangeconnect.oauth.State;

/**
 * Whether a framed page with this state went to Infobip before. Infobip sends a person who cancels back to the referring
 * page, which is that page again, with nothing that tells it so: it must then neither leave again by itself nor look as
 * if nothing had happened.
 */
public final class PendingAuthorizationMarker {

    private static final String ATTRIBUTE = PendingAuthorizationMarker.class.getName();

    private PendingAuthorizationMarker() {}

    /** Notes that the page with this state goes to Infobip now. The session keeps the last one, as a digest. */
    public static void with(State state, HttpServletRequest request) {
        request.getSession(true).setAttribute(ATTRIBUTE, digest(state));
    }

    /** Tells whether the last page that left had this state. */
    public static boolean before(State state, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && digest(state).equals(session.getAttribute(ATTRIBUTE));
    }

    private static String digest(State state) {
        return HexFormat.of().formatHex(state.digest());
    }
}
