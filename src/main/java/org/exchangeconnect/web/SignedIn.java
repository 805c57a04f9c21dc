package org.exchangeconnect.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.oauth.State;

/**
 * Who is looking at a page: the connection that a finished callback put into this browser's session, and the digest of
 * the state it was made with. A page opened with another state may be looked at by another person.
 *
 * @param connection the connection's id, never null
 * @param stateDigest the digest of the state, never null and never the state itself
 */
public record SignedIn(UUID connection, String stateDigest) implements Serializable {

    private static final String ATTRIBUTE = SignedIn.class.getName();

    /** The one signed in in this request's session; empty without a session, and none is made. */
    public static Optional<SignedIn> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((SignedIn) session.getAttribute(ATTRIBUTE));
    }

    /** Makes the one who connected with this state. */
    public static SignedIn of(UUID connection, State state) {
        return new SignedIn(connection, digest(state));
    }

    /** Tells whether this state is the one it was made with. */
    public boolean isFor(State state) {
        return stateDigest.equals(digest(state));
    }

    /** Signs in: the session gets a new id first, so that an id known before is worth nothing after. */
    public void store(HttpServletRequest request) {
        request.getSession(true);
        request.changeSessionId();
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Signs out, whoever was signed in. */
    public static void clear(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    private static String digest(State state) {
        return HexFormat.of().formatHex(state.digest());
    }
}
