package org.exchangeconnect.sandbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the pages that a user sees before the connection is made. */
final class ConsentPages {

    private static final Map<String, String> MEANINGS = Map.of(
            "api_read", "Use Infobip's APIs for this account and read its data",
            "message:send", "Send messages for this account",
            "sms:message:send", "Send SMS for this account",
            "subscriptions:manage", "Manage which webhooks receive events of this account");

    private ConsentPages() {}

    /** @param ticket the pending decision after the login; empty to continue to the portal */
    static Reply signIn(List<SandboxUser> users, String ticket, String continueTo) {
        String list = users.stream()
                .map(user -> Template.render(
                        "account",
                        Map.of(
                                "userKey", user.userKey(),
                                "initials", user.initials(),
                                "name", user.name(),
                                "email", user.email(),
                                "account", user.accountName(),
                                "locale", user.locale())))
                .collect(Collectors.joining());
        return page("Sign in", "signin", Map.of("ticket", ticket, "users", list, "continueTo", continueTo));
    }

    static Reply consent(ValidAuthorizeRequest asked, SandboxUser user, String ticket) {
        String scopes = asked.scopes().stream()
                .map(scope -> Template.render(
                        "scope",
                        Map.of("scope", scope, "meaning", MEANINGS.getOrDefault(scope, "Permission " + scope))))
                .collect(Collectors.joining());
        return page(
                "Allow access",
                "consent",
                Map.of(
                        "app", asked.app().name(),
                        "initials", user.initials(),
                        "name", user.name(),
                        "email", user.email(),
                        "account", user.accountName(),
                        "accountKey", user.accountKey(),
                        "scopes", scopes,
                        "ticket", ticket));
    }

    static Reply malformed(MalformedRequest malformed) {
        String reasons = malformed.reasons().stream()
                .map(reason -> "<li>" + Template.escape(reason) + "</li>")
                .collect(Collectors.joining());
        Reply page = page("Request refused", "refused", Map.of("reasons", reasons));
        return Reply.html(400, page.text());
    }

    static Reply outdated() {
        return Reply.html(400, page("Start again", "outdated", Map.of()).text());
    }

    private static Reply page(String title, String name, Map<String, String> values) {
        return Reply.html(
                200, Template.render("plain", Map.of("title", title, "content", Template.render(name, values))));
    }
}
