package org.exchangeconnect.testing;

import jakarta.json.JsonObject;
import java.net.URI;
import org.exchangeconnect.sandbox.SandboxUser;

/** Accounts that users connect to the shared server. */
public final class TestAccounts {

    private TestAccounts() {}

    /** Connects a user through the activation link. Returns the connection's path below {@code /api}. */
    public static String connect(SharedServer server, SandboxUser user) {
        HttpVisitor visitor = new HttpVisitor(server.app());
        URI back = server.sandbox().approve(user.userKey(), visitor.redirectFrom("api/oauth/authorize"));
        visitor.open(back.toString());
        return BackOfficeClient.json(server.backOffice().get("connections?limit=500"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(connection -> user.userKey().equals(connection.getString("userKey", null)))
                .map(connection -> "connections/" + connection.getString("id"))
                .findFirst()
                .orElseThrow();
    }

    /** Connects a new user. */
    public static String connectSomebody(SharedServer server) {
        return connect(server, server.sandbox().addUsers(1).get(0));
    }
}
