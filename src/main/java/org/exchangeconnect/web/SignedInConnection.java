package org.exchangeconnect.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.oauth.State;

/**
 * Who is looking at a page: the connection that a finished callback put into this browser's session, and the digest of
 * the state it was made with. A page opened with another state may be looked at by another person.
 *
 * @param connection the connection's id, never null
 * @param user the key of the connection's user at Infobip: somebody else may take the connection over
 * @param stateDigest the digest of the state, never null and never the state itself
 * @param at when Infobip recognised the person
 */
public record SignedInConnection(UUID connection, String user, String stateDigest, Instant at) implements Serializable {

    /** How long a signed-in session may rest. Other sessions are shorter: web.xml says how long. */
    private static final Duration SESSION = Duration.ofHours(1);

    private static final String ATTRIBUTE = SignedInConnection.class.getName();

    /** The one signed in in this request's session; empty without a session, and none is made. */
    public static Optional<SignedInConnection> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((SignedInConnection) session.getAttribute(ATTRIBUTE));
    }

    /** Makes the one who connected with this state. */
    public static SignedInConnection of(UUID connection, String user, State state, Instant at) {
        return new SignedInConnection(connection, user, digest(state), at);
    }

    private SignedInConnection to(UUID other) {
        return new SignedInConnection(other, user, stateDigest, at);
    }

    /** Tells whether this state is the one it was made with. */
    public boolean isFor(State state) {
        return stateDigest.equals(digest(state));
    }

    /** Tells whether Infobip recognised the person within this time before now. */
    public boolean isWithin(Duration time, Instant now) {
        return now.isBefore(at.plus(time));
    }

    /**
     * Signs in: the session gets a new id, so that an id known before is worth nothing after. Nothing of another
     * connection's session stays.
     */
    public void store(HttpServletRequest request) {
        of(request).filter(before -> !before.connection().equals(connection)).ifPresent(other -> clear(request));
        request.getSession(true);
        request.changeSessionId();
        request.getSession().setMaxInactiveInterval((int) SESSION.toSeconds());
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Goes on in the same session with the connection that its person took over; the person and the time stay. */
    public void goOnWith(UUID other, HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, to(other));
    }

    /** Signs out, whoever was signed in: the session ends, with everything in it. */
    public static void clear(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static String digest(State state) {
        return HexFormat.of().formatHex(state.digest());
    }
}
