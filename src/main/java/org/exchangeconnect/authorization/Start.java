package org.exchangeconnect.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exchangeconnect.oauth.State;

/**
 * Step 1: what a request to begin an attempt asks for. What is not usable in it is left out; it never is an error for
 * the user.
 *
 * @param state the portal's; empty: there is none to be used
 * @param returnUrl as it was given, not yet checked
 * @param conversation beside which the context card stands; empty for none
 */
record Start(Origin origin, Optional<State> state, Optional<String> returnUrl, Optional<String> conversation) {

    private static final Pattern CONVERSATION = Pattern.compile("[!-~]{1,128}");

    static Start read(Parameters parameters, HttpServletRequest request) {
        Origin origin = Origin.of(
                parameters.one("from").orElse(null), parameters.one("window").orElse(null));
        boolean takesState = origin != Origin.LINK && !isLedHereByAnotherSite(request);
        return new Start(
                origin,
                takesState ? parameters.one("state").flatMap(Start::state) : Optional.empty(),
                origin == Origin.LINK ? parameters.one("returnUrl") : Optional.empty(),
                origin == Origin.CONTEXTCARD
                        ? parameters.one("conversationId").filter(CONVERSATION.asMatchPredicate())
                        : Optional.empty());
    }

    /** Tells whether a window or frame goes here, as far as the browser says; old ones say nothing. */
    static boolean isNavigation(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null || mode.equals("navigate");
    }

    /**
     * A state chosen by another site would let that site finish the attempt with a code of its own. In the portal's
     * frame the pages hand the portal's state on; a whole window that another site sends here gets a state of ours.
     */
    private static boolean isLedHereByAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return "document".equals(request.getHeader("Sec-Fetch-Dest"))
                && ("cross-site".equals(site) || "same-site".equals(site));
    }

    private static Optional<State> state(String text) {
        try {
            return Optional.of(new State(text));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /** Gives where the user wants to be back: the return URL where it may be followed, or our own card's address. */
    Optional<URI> returnUri(ReturnUrls allowed, Addresses addresses) {
        return conversation.map(addresses::card).or(() -> returnUrl.flatMap(allowed::allowed));
    }
}
