package org.exchangeconnect.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.web.BrowserCookie;
import org.exchangeconnect.web.ViewTokens;

/**
 * Step 1: what a request to begin an attempt asks for. What is not usable in it is left out; it never is an error for
 * the user.
 *
 * @param view the token of the view whose Connect link was followed; empty: the attempt gets a state of its own
 * @param returnUrl as it was given, not yet checked
 * @param conversation beside which the context card stands; empty for none
 */
record AuthorizeRequest(
        EntryPoint origin, Optional<String> view, Optional<String> returnUrl, Optional<String> conversation) {

    private static final Pattern CONVERSATION = Pattern.compile("[!-~]{1,128}");

    static AuthorizeRequest read(RequestParameters parameters) {
        EntryPoint origin = EntryPoint.of(
                parameters.one("from").orElse(null), parameters.one("window").orElse(null));
        return new AuthorizeRequest(
                origin,
                origin.isFramed() ? parameters.one("view") : Optional.empty(),
                origin == EntryPoint.LINK ? parameters.one("returnUrl") : Optional.empty(),
                origin == EntryPoint.CONTEXTCARD
                        ? parameters.one("conversationId").filter(CONVERSATION.asMatchPredicate())
                        : Optional.empty());
    }

    /** Tells whether a window or frame goes here, as far as the browser says; old ones say nothing. */
    static boolean isNavigation(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null || mode.equals("navigate");
    }

    /**
     * Gives the portal's state; empty where the view's token is not of this browser. A state that stands in the address
     * does not count: whoever chose it could finish the attempt with a code of another account.
     */
    Optional<State> state(Optional<BrowserCookie> browser, ViewTokens tokens) {
        return view.flatMap(token -> browser.flatMap(known -> tokens.open(token, known)));
    }

    /** Gives where the user wants to be back: the return URL where it may be followed, or our own card's address. */
    Optional<URI> returnUri(ReturnUrls allowed, FlowUrls urls) {
        return conversation.map(urls::card).or(() -> returnUrl.flatMap(allowed::allowed));
    }
}
