package org.exchangeconnect.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.oauth.State;

/**
 * The state that Infobip's web interface appends to the address of a framed page. Another site could open the same
 * address in a window with a state of its own, and finish the flow with its own code; so a state counts only in a frame,
 * which {@code frame-ancestors} keeps to the allowed sites. Browsers that do not say where a request comes from
 * ({@code Sec-Fetch-Dest}) get a state of ours.
 */
public final class PortalState {

    private static final Set<String> FRAMES = Set.of("iframe", "frame");

    private PortalState() {}

    /** Reads the state of a page that is shown in a frame, or of a request by that page's script; empty otherwise. */
    public static Optional<State> of(HttpServletRequest request) {
        return counts(request) ? given(request) : Optional.empty();
    }

    /** Reads the state in the address, whether it counts or not; empty for none, and for one that is malformed. */
    public static Optional<State> given(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getParameter("state")).map(State::new);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean counts(HttpServletRequest request) {
        String dest = request.getHeader("Sec-Fetch-Dest");
        boolean script = "empty".equals(dest) && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        return script || dest != null && FRAMES.contains(dest);
    }
}
