package org.exchangeconnect.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A third party's web page with an activation link, to which the user returns. */
final class CompanyEndpoint implements Endpoint {

    private final Engine engine;

    CompanyEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.PORTAL;
    }

    @Override
    public Reply answer(Request request) {
        String self = "http://" + request.header("Host") + "/company";
        String link = engine.options().appUri() + "/api/oauth/authorize?returnUrl="
                + URLEncoder.encode(self, StandardCharsets.UTF_8);
        Optional<SandboxUser> connected = engine.sessions().user(request).filter(this::isConnected);
        String state = connected
                .map(user -> Template.render(
                        "company-connected", Map.of("account", user.accountName(), "name", user.name())))
                .orElse("");
        return Reply.html(200, Template.render("company", Map.of("link", link, "state", state)));
    }

    private boolean isConnected(SandboxUser user) {
        return engine.tokens().connections().stream()
                .anyMatch(grant -> grant.user().equals(user) && engine.tokens().isAlive(grant.newest()));
    }
}
