package org.exchangeconnect.authorization;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.oauth.FormEncoding;

/**
 * Where users are sent. Our own pages are addressed as the browser reaches them, which the registered redirect URI
 * tells and a request's Host header behind a proxy does not.
 */
@Singleton
class FlowUrls {

    private static final String CALLBACK = "/api/oauth/callback";
    private static final String CARD = "/contextcard";
    private static final String AUTHORIZE = "/api/oauth/authorize";

    private final String root;

    @Inject
    FlowUrls(OAuthSettings oauth) {
        String callback = oauth.redirectUri().toString();
        this.root = callback.substring(0, callback.lastIndexOf(CALLBACK));
    }

    /** Gives where an attempt that connected ends. The address carries nothing of the attempt. */
    URI end(AuthorizationSession session) {
        return switch (session.origin()) {
            case SETTINGS -> URI.create(root + "/settings");
            case CONTEXTCARD -> session.returnUri().orElseGet(() -> URI.create(root + CARD));
            case WINDOW -> URI.create(root + "/connected");
            case LINK -> session.returnUri().orElseGet(() -> URI.create(root + "/connected"));
        };
    }

    /** Gives the context card beside this conversation. */
    URI card(String conversation) {
        return URI.create(root + CARD + "?" + FormEncoding.encode(Map.of("conversationId", conversation)));
    }

    /** Gives where an attempt that the user cancelled ends: the same place, which is told so. */
    URI cancelled(AuthorizationSession session) {
        String[] parts = end(session).toString().split("#", 2);
        String separator = parts[0].contains("?") ? "&" : "?";
        return URI.create(parts[0] + separator + "outcome=cancelled" + (parts.length > 1 ? "#" + parts[1] : ""));
    }

    /** Gives the path, below the context root, that starts an attempt again where it was started before. */
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
     * Gives the path that starts an attempt where nothing is known of one before.
     *
     * @param framed whether that is inside a frame of Infobip's
     */
    String restart(boolean framed) {
        return framed ? AUTHORIZE + "?from=settings" : AUTHORIZE;
    }

    /** Gives the path that starts an attempt in a window of its own. */
    String inWindow() {
        return AUTHORIZE + "?window=1";
    }

    /** Gives the whole address of a path below the context root. */
    URI whole(String path) {
        return URI.create(root + path);
    }
}
