package org.exchangeconnect.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.web.session.BrowserCookie;
import org.exchangeconnect.web.session.ViewTokens;

/**
 * Step 1: the parameters of a request to begin an authorization session. Unusable parameters are ignored; they never
 * cause an error for the user.
 *
 * @param view the view token of the page whose Connect link was followed; empty: the session gets its own state
 * @param returnUrl the return URL as given, not yet checked
 * @param conversation the conversation beside which the context card is shown; empty for none
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

    /**
     * Returns whether a window or frame navigates here. A browser that sends no {@code Sec-Fetch-Mode} counts as
     * navigating.
     */
    static boolean isNavigation(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null || mode.equals("navigate");
    }

    /**
     * Returns the portal's state; empty when the view token is missing or belongs to another browser. A state in the
     * URL is ignored: its author could finish the session with a code of another account.
     */
    Optional<State> state(Optional<BrowserCookie> browser, ViewTokens tokens) {
        return view.flatMap(token -> browser.flatMap(known -> tokens.open(token, known)));
    }

    /** Returns where the user goes afterwards: to our context card, or else to the return URL if it is allowed. */
    Optional<URI> returnUri(ReturnUrls allowed, FlowUrls urls) {
        return conversation.map(urls::card).or(() -> returnUrl.flatMap(allowed::allowed));
    }
}
