package org.exchangeconnect.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Writes token responses. */
final class TokenResponseWriter {

    private TokenResponseWriter() {}

    static Reply of(IssuedToken token, TokenResponseStyle style) {
        SandboxUser user = token.grant().user();
        JsonObjectBuilder json = JsonText.object()
                .add("token", token.value())
                .add(style.typeField(), "IBSSO")
                .add("accountKey", user.accountKey())
                .add("userKey", user.userKey())
                .add(style.userNameField(), user.username())
                .add("email", user.email())
                .add("locale", user.locale());
        addMemberships(json, "roles", user.roles());
        addMemberships(json, "groups", user.groups());
        if (style == TokenResponseStyle.SEEN) {
            json.add("expires_in", token.lifetime().toSeconds());
        } else if (style == TokenResponseStyle.SEEN_EMPTY_EXPIRY) {
            json.add("expires_in", "");
        }
        return Reply.json(200, json.build());
    }

    /** Roles and groups are optional: the response has no such field for a user without any. */
    private static void addMemberships(JsonObjectBuilder json, String name, List<Membership> memberships) {
        if (memberships.isEmpty()) {
            return;
        }
        JsonArrayBuilder array = JsonText.array();
        memberships.forEach(
                one -> array.add(JsonText.object().add("id", one.id()).add("name", one.name())));
        json.add(name, array);
    }
}
