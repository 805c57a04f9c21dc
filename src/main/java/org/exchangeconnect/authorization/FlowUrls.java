package org.exchangeconnect.authorization;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.oauth.FormEncoding;

/**
 * The URLs that users are sent to. URLs of our own pages are public ones ({@link OAuthSettings#publicUri}).
 */
@Singleton
class FlowUrls {

    private static final String CARD = "/contextcard";
    private static final String AUTHORIZE = "/api/oauth/authorize";

    private final OAuthSettings oauth;

    @Inject
    FlowUrls(OAuthSettings oauth) {
        this.oauth = oauth;
    }

    /** Returns where a connected session ends. The URL contains neither the code nor the state. */
    URI end(AuthorizationSession session) {
        return switch (session.origin()) {
            case SETTINGS -> whole("/settings");
            case CONTEXTCARD -> session.returnUri().orElseGet(() -> whole(CARD));
            case WINDOW -> whole("/connected");
            case LINK -> session.returnUri().orElseGet(() -> whole("/connected"));
        };
    }

    /** Returns the context card's URL beside this conversation. */
    URI card(String conversation) {
        return whole(CARD + "?" + FormEncoding.encode(Map.of("conversationId", conversation)));
    }

    /** Returns where a cancelled session ends: the same URL with {@code outcome=cancelled}. */
    URI cancelled(AuthorizationSession session) {
        String[] parts = end(session).toString().split("#", 2);
        String separator = parts[0].contains("?") ? "&" : "?";
        return URI.create(parts[0] + separator + "outcome=cancelled" + (parts.length > 1 ? "#" + parts[1] : ""));
    }

    /** Returns the path, below the context root, that starts a session again from the same entry point. */
    String again(AuthorizationSession session) {
        return switch (session.origin()) {
            case SETTINGS -> AUTHORIZE + "?from=settings";
            case CONTEXTCARD ->
                AUTHORIZE
                        + "?from=contextcard"
                        + session.returnUri()
                                .map(card -> "&" + card.getRawQuery())
                                .orElse("");
            case WINDOW -> AUTHORIZE + "?window=1";
            case LINK ->
                AUTHORIZE
                        + session.returnUri()
                                .map(uri -> "?" + FormEncoding.encode(Map.of("returnUrl", uri.toString())))
                                .orElse("");
        };
    }

    /**
     * Returns the path that starts a session when no earlier one is known.
     *
     * @param framed whether the request comes from inside an Infobip frame
     */
    String restart(boolean framed) {
        return framed ? AUTHORIZE + "?from=settings" : AUTHORIZE;
    }

    /** Returns the path that starts a session in a separate window. */
    String inWindow() {
        return AUTHORIZE + "?window=1";
    }

    /** Returns the absolute URL of a path below the context root. */
    URI whole(String path) {
        return oauth.publicUri(path);
    }
}
