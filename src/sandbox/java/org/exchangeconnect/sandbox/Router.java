package org.exchangeconnect.sandbox;

import static java.util.Map.entry;

import java.util.Map;

/** Returns the endpoint of a path. */
final class Router {

    private final Map<String, Endpoint> exact;
    private final Endpoint protectedResource;
    private final Endpoint control;
    private final Endpoint assets;
    private final Endpoint singlePage;
    private final Endpoint portal;
    private final Endpoint nothing = new NotFoundEndpoint();

    Router(Engine engine) {
        SignInEndpoint signIn = new SignInEndpoint(engine);
        exact = Map.ofEntries(
                entry(AuthorizeEndpoint.PATH, new AuthorizeEndpoint(engine)),
                entry("/exchange/1/oauth/token", new TokenEndpoint(engine)),
                entry("/sms/2/text/advanced", new SmsEndpoint(engine, SmsVersion.ADVANCED)),
                entry("/sms/3/messages", new SmsEndpoint(engine, SmsVersion.MESSAGES)),
                entry("/sms/1/reports", new ReportsEndpoint(engine)),
                entry("/sms/1/logs", new LogsEndpoint(engine)),
                entry("/account/1/balance", new BalanceEndpoint(engine)),
                entry("/portal/login", signIn),
                entry("/portal/logout", signIn),
                entry("/portal/consent", new ConsentEndpoint(engine)),
                entry("/portal/faults", new FaultButtonsEndpoint(engine)),
                entry("/company", new CompanyEndpoint(engine)));
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
        return path.equals("/") || path.equals("/portal") || path.startsWith("/portal/") ? portal : nothing;
    }
}
