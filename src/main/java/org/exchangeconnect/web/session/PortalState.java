package org.exchangeconnect.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.oauth.State;

/**
 * Reads the state that Infobip's web interface appends to the URL of a framed page. Another site could open the same
 * URL in a window with its own state and finish the flow with its own code. So a state counts only in a frame, which
 * {@code frame-ancestors} limits to the allowed sites. For browsers that do not send {@code Sec-Fetch-Dest}, the
 * application creates the state.
 */
public final class PortalState {

    private static final Set<String> FRAMES = Set.of("iframe", "frame");

    private PortalState() {}

    /** Returns the state of a page that is shown in a frame, or of a request by that page's script; empty otherwise. */
    public static Optional<State> of(HttpServletRequest request) {
        return counts(request) ? given(request) : Optional.empty();
    }

    /** Returns the state in the URL, whether it counts or not; empty when it is absent or malformed. */
    public static Optional<State> given(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getParameter("state")).map(State::new);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Returns whether the URL has a state that is malformed. */
    public static boolean isMalformed(HttpServletRequest request) {
        String text = request.getParameter("state");
        return text != null && !text.isEmpty() && given(request).isEmpty();
    }

    private static boolean counts(HttpServletRequest request) {
        String dest = request.getHeader("Sec-Fetch-Dest");
        boolean script = "empty".equals(dest) && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        return script || dest != null && FRAMES.contains(dest);
    }
}
