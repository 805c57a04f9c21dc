package org.exchangeconnect.sandbox;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;

/** Returns the endpoint of a path. */
final class Router {

    private final Map<String, Endpoint> exact;
    private final Map<String, Endpoint> byPrefix;
    private final Endpoint protectedResource;
    private final Endpoint control;
    private final Endpoint assets;
    private final Endpoint singlePage;
    private final Endpoint portal;
    private final Endpoint nothing = new NotFoundEndpoint();

    Router(Engine engine) {
        SignInEndpoint signIn = new SignInEndpoint(engine);
        exact = new HashMap<>(Map.ofEntries(
                entry(AuthorizeEndpoint.PATH, new AuthorizeEndpoint(engine)),
                entry("/exchange/1/oauth/token", new TokenEndpoint(engine)),
                entry("/account/1/balance", Balance.endpoint(engine)),
                entry("/portal/login", signIn),
                entry("/portal/logout", signIn),
                entry("/portal/consent", new ConsentEndpoint(engine)),
                entry("/portal/faults", new FaultButtonsEndpoint(engine)),
                entry("/company", new CompanyEndpoint(engine))));
        exact.putAll(engine.sms().endpoints());
        exact.putAll(engine.subscriptions().endpoints());
        byPrefix = engine.subscriptions().endpointsByPrefix();
        protectedResource = new ProtectedEndpoint(engine);
        control = new ControlEndpoint(engine);
        assets = new AssetEndpoint();
        singlePage = new SinglePageEndpoint(engine);
        portal = new PortalEndpoint(engine);
    }

    Endpoint find(String path) {
        Endpoint endpoint = exact.get(path);
        if (endpoint != null) {
            return endpoint;
        }
        if (path.startsWith(ProtectedEndpoint.PREFIX) && path.endsWith(ProtectedEndpoint.SUFFIX)) {
            return protectedResource;
        }
        if (path.startsWith(ControlEndpoint.PREFIX)) {
            return control;
        }
        if (path.startsWith("/portal/assets/") || path.equals("/favicon.ico")) {
            return assets;
        }
        if (path.startsWith(SinglePageEndpoint.PREFIX)) {
            return singlePage;
        }
        if (path.equals("/") || path.equals("/portal") || path.startsWith("/portal/")) {
            return portal;
        }
        return byPrefix.entrySet().stream()
                .filter(resource -> path.startsWith(resource.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(nothing);
    }
}
