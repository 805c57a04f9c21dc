package org.exchangeconnect.web.session;

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
 * The connection that a browser session is signed in to after a finished callback, with the digest of the state it was
 * made with. A page opened with a different state may belong to another person.
 *
 * @param connection the connection's id, never null
 * @param user the key of the connection's user at Infobip, since another user may take the connection over
 * @param stateDigest the digest of the state, never null and never the state itself
 * @param at when Infobip recognized the person
 */
public record SignedInConnection(UUID connection, String user, String stateDigest, Instant at) implements Serializable {

    /** The idle timeout of a signed-in session. Other sessions have the shorter timeout of web.xml. */
    private static final Duration SESSION = Duration.ofHours(1);

    private static final String ATTRIBUTE = SignedInConnection.class.getName();

    /**
     * Returns the connection that this request's session is signed in to; empty without a session. Creates no session.
     */
    public static Optional<SignedInConnection> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((SignedInConnection) session.getAttribute(ATTRIBUTE));
    }

    /** Creates the value for a person who connected with this state. */
    public static SignedInConnection of(UUID connection, String user, State state, Instant at) {
        return new SignedInConnection(connection, user, digest(state), at);
    }

    private SignedInConnection to(UUID other) {
        return new SignedInConnection(other, user, stateDigest, at);
    }

    /** Returns whether this is the state of the sign-in. */
    public boolean isFor(State state) {
        return stateDigest.equals(digest(state));
    }

    /** Returns whether Infobip recognized the person within this time before now. */
    public boolean isWithin(Duration time, Instant now) {
        return now.isBefore(at.plus(time));
    }

    /**
     * Signs in. The session gets a new id, so that an id known beforehand is useless. Data of another connection's
     * session is discarded.
     */
    public void store(HttpServletRequest request) {
        of(request).filter(before -> !before.connection().equals(connection)).ifPresent(other -> clear(request));
        request.getSession(true);
        request.changeSessionId();
        request.getSession().setMaxInactiveInterval((int) SESSION.toSeconds());
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Switches this session to the connection that its person took over; the person and the time stay. */
    public void goOnWith(UUID other, HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, to(other));
    }

    /** Signs out by invalidating the session with all its data. */
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
