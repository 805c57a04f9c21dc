package org.exchangeconnect.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The portal around the app's pages. Each load of a framed page gets a new state, as at Infobip. */
final class PortalEndpoint implements Endpoint {

    private final Engine engine;
    private final PortalViews views;

    PortalEndpoint(Engine engine) {
        this.engine = engine;
        this.views = new PortalViews(engine);
    }

    @Override
    public PathKind kind() {
        return PathKind.PORTAL;
    }

    @Override
    public Reply answer(Request request) {
        if (!request.is("GET")) {
            return Reply.methodNotAllowed("GET");
        }
        Optional<SandboxUser> user = engine.sessions().user(request);
        if (user.isEmpty()) {
            return ConsentPages.signIn(engine.users().people(), "", "the portal");
        }
        return switch (request.path()) {
            case "/portal" -> page(user.get(), "exchange", settings());
            case "/portal/conversations" -> page(user.get(), "conversations", conversation(user.get()));
            case "/portal/phone" -> page(user.get(), "phone", live("phone", views.phone()));
            case "/portal/status" -> page(user.get(), "status", live("status", views.status()));
            case "/portal/phone/live" -> Reply.html(200, views.phone());
            case "/portal/status/live" -> Reply.html(200, views.status());
            default -> Reply.redirect(303, "/portal");
        };
    }

    private String settings() {
        return Template.render(
                "settings",
                Map.of(
                        "app",
                        engine.options().apps().get(0).name(),
                        "frame",
                        engine.options().appUri() + "/settings?state=" + RandomValues.state()));
    }

    private String conversation(SandboxUser user) {
        return Template.render(
                "conversations",
                Map.of(
                        "name",
                        user.name(),
                        "frame",
                        engine.options().appUri() + "/contextcard?state=" + RandomValues.state() + "&conversationId="
                                + RandomValues.token()));
    }

    private static String live(String template, String content) {
        return Template.render(template, Map.of("live", content));
    }

    private Reply page(SandboxUser user, String section, String content) {
        String others = engine.users().people().stream()
                .filter(other -> !other.equals(user))
                .map(other -> Template.render(
                        "switch",
                        Map.of(
                                "userKey",
                                other.userKey(),
                                "initials",
                                other.initials(),
                                "name",
                                other.name(),
                                "account",
                                other.accountName())))
                .collect(Collectors.joining());
        return Reply.html(
                200,
                Template.render(
                        "portal",
                        Map.of(
                                "section",
                                section,
                                "content",
                                content,
                                "initials",
                                user.initials(),
                                "name",
                                user.name(),
                                "email",
                                user.email(),
                                "account",
                                user.accountName(),
                                "others",
                                others)));
    }
}
