package org.exchangeconnect.sandbox;

import java.util.Map;
import java.util.Optional;

/**
 * The example of a single-page app, which connects from the browser with the JavaScript module of the application.
 * {@code /spa/token} forwards to the token endpoint, as the app's own host would where Infobip's responses can't be
 * read from another origin.
 */
final class SinglePageEndpoint implements Endpoint {

    static final String PREFIX = "/spa/";
    static final String RELAY = PREFIX + "token";

    private static final String SCRIPT = "text/javascript; charset=UTF-8";
    private static final Map<String, String> SCRIPTS =
            Map.of("exchange-pkce.js", "spa/exchange-pkce.js", "example.js", "example.js");

    private final Engine engine;
    private final TokenEndpoint tokens;

    SinglePageEndpoint(Engine engine) {
        this.engine = engine;
        this.tokens = new TokenEndpoint(engine);
    }

    @Override
    public PathKind kind() {
        return PathKind.PORTAL;
    }

    @Override
    public Reply answer(Request request) {
        if (request.path().equals(RELAY)) {
            return tokens.answer(request);
        }
        String name = request.path().substring(PREFIX.length());
        if (SCRIPTS.containsKey(name)) {
            return Reply.html(200, Template.load(SCRIPTS.get(name))).with("Content-Type", SCRIPT);
        }
        Optional<RegisteredApp> app =
                engine.options().apps().stream().filter(RegisteredApp::isPublic).findFirst();
        return name.isEmpty() && app.isPresent()
                ? page(request, app.get())
                : Reply.html(404, "<!doctype html><title>404</title><p>Not found.");
    }

    /**
     * The content security policy allows connections to the page's own host and the token endpoint, and the page's two
     * scripts.
     */
    private static Reply page(Request request, RegisteredApp app) {
        String host = request.header("Host");
        String token = "http://127.0.0.1" + host.substring(host.lastIndexOf(':')) + "/exchange/1/oauth/token";
        String html = Template.render(
                "spa",
                Map.of(
                        "client",
                        app.clientId(),
                        "redirect",
                        app.redirectUris().iterator().next(),
                        "authorize",
                        AuthorizeEndpoint.PATH,
                        "token",
                        token,
                        "relay",
                        RELAY));
        return Reply.html(200, html)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' " + token
                                + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'");
    }
}
