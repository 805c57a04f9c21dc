package org.exchangeconnect.sandbox;

import java.util.Map;
import java.util.Optional;

/**
 * A page of somebody's own that connects from the browser alone, with the module that the application ships: the
 * example for it. {@code /spa/token} passes on to the token endpoint, as the page's own host would where Infobip lets no
 * other origin read its answers.
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
                : Reply.html(404, "<!doctype html><title>404</title><p>Not here.");
    }

    /** The page may talk to its own host and to the token endpoint, and run its own two scripts. */
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
