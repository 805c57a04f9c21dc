package org.exchangeconnect.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.HexFormat;
import org.exchangeconnect.oauth.State;

/**
 * Remembers in the session that a framed page left for Infobip. When a person cancels, Infobip redirects to the
 * referring page, which is the same page with nothing that indicates the cancellation. The page must then neither leave
 * again automatically nor ignore the cancellation.
 */
public final class PendingAuthorizationMarker {

    private static final String ATTRIBUTE = PendingAuthorizationMarker.class.getName();

    private PendingAuthorizationMarker() {}

    /**
     * Returns whether a page may leave for Infobip automatically: not where its return could not be remembered, because
     * this node has too many sessions.
     */
    public static boolean isPossible(HttpServletRequest request) {
        return request.getSession(false) != null || !SessionCount.isFull();
    }

    /**
     * Records that the page with this state leaves for Infobip now, if possible. The session keeps only the latest state,
     * as a digest.
     */
    public static void with(State state, HttpServletRequest request) {
        if (!isPossible(request)) {
            return;
        }
        request.getSession(true).setAttribute(ATTRIBUTE, digest(state));
    }

    /** Returns whether the last page that left had this state. */
    public static boolean before(State state, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && digest(state).equals(session.getAttribute(ATTRIBUTE));
    }

    private static String digest(State state) {
        return HexFormat.of().formatHex(state.digest());
    }
}
