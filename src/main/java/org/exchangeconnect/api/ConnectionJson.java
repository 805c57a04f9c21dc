package org.exchangeconnect.api;

import static org.exchangeconnect.connection.JsonValues.text;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.RefusedRight;
import org.exchangeconnect.connection.RenewalSummary;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Identity.Member;

/** Converts a connection to the JSON of the REST API. */
final class ConnectionJson {

    private ConnectionJson() {}

    /** @param refused what Infobip refuses to the connection for lack of rights */
    static JsonObject of(Connection connection, List<RefusedRight> refused) {
        Identity identity = connection.identity();
        RenewalSummary renewals = connection.renewals();
        return Json.object()
                .add("id", connection.id().toString())
                .add("authentication", connection.authentication().name())
                .add("status", connection.status().name())
                .add("accountKey", text(identity.accountKey()))
                .add("userKey", text(identity.userKey()))
                .add("username", text(identity.username()))
                .add("email", text(identity.email()))
                .add("locale", text(identity.locale()))
                .add("roles", members(identity.roles()))
                .add("groups", members(identity.groups()))
                .add("baseUri", text(connection.baseUri()))
                .add("defaultSender", text(connection.defaultSender()))
                .add("connectedAt", text(connection.connectedAt()))
                .add("tokenExpiresAt", text(renewals.expiresAt()))
                .add("lastRenewedAt", text(renewals.lastRenewedAt()))
                .add("nextRenewalAt", text(renewals.nextAt()))
                .add("renewals", renewals.count())
                .add("failures", renewals.failures())
                .add("reason", text(renewals.reason()))
                .add("name", text(connection.name()))
                .add("fallback", connection.fallback().name())
                .add("apiKey", connection.apiKey().name())
                .add("rights", rights(refused))
                .build();
    }

    private static JsonObjectBuilder rights(List<RefusedRight> refused) {
        JsonArrayBuilder array = Json.PROVIDER.createArrayBuilder();
        refused.forEach(right -> array.add(Json.object()
                .add("right", right.missing().name())
                .add("since", text(right.firstRefusedAt()))
                .add("lastRefusedAt", text(right.lastRefusedAt()))
                .add(
                        "needsOneOf",
                        Json.PROVIDER.createArrayBuilder(right.missing().scopes()))));
        return Json.object().add("refused", array);
    }

    private static JsonArrayBuilder members(List<Member> members) {
        JsonArrayBuilder array = Json.PROVIDER.createArrayBuilder();
        members.forEach(member -> array.add(Json.object().add("id", member.id()).add("name", text(member.name()))));
        return array;
    }
}
