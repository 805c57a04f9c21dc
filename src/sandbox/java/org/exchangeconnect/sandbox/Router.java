package org.exchangeconnect.sandbox;

import java.util.Map;

/** Finds the endpoint of a path. */
final class Router {

    private final Map<String, Endpoint> exact;
    private final Endpoint protectedResource;
    private final Endpoint control;
    private final Endpoint assets;
    private final Endpoint portal;
    private final Endpoint nothing = new NothingHere();

    Router(Engine engine) {
        SignInEndpoint signIn = new SignInEndpoint(engine);
        exact = Map.of(
                AuthorizeEndpoint.PATH,
                new AuthorizeEndpoint(engine),
                "/exchange/1/oauth/token",
                new TokenEndpoint(engine),
                "/sms/2/text/advanced",
                new SmsEndpoint(engine),
                "/sms/1/reports",
                new ReportsEndpoint(engine),
                "/portal/login",
                signIn,
                "/portal/logout",
                signIn,
                "/portal/consent",
                new ConsentEndpoint(engine),
                "/portal/faults",
                new FaultButtonsEndpoint(engine),
                "/company",
                new CompanyEndpoint(engine));
        protectedResource = new ProtectedEndpoint(engine);
        control = new ControlEndpoint(engine);
        assets = new AssetEndpoint();
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
        return path.equals("/") || path.equals("/portal") || path.startsWith("/portal/") ? portal : nothing;
    }
}
