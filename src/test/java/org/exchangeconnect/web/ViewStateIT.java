package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.SharedServer;
import org.junit.jupiter.api.Test;

/** The view state that leaves the server is only an unguessable token. */
class ViewStateIT {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]+)\"");

    private final SharedServer server = SharedServer.get();
    private final HttpVisitor visitor = new HttpVisitor(server.app());

    @Test
    void onlyATokenOf32RandomBytesLeavesTheServer() {
        connect();

        assertThat(viewStates()).isNotEmpty().allSatisfy(token -> assertThat(decoded(token))
                .matches("[0-9a-f]{64}0000[0-9a-f]{4}"));
    }

    @Test
    void noTwoViewsShareAToken() {
        connect();

        assertThat(viewStates()).doesNotContainAnyElementsOf(viewStates());
    }

    @Test
    void aFormWithoutATokenOrWithAnotherSessionsTokenDoesNothing() {
        HttpVisitor stranger = new HttpVisitor(server.app());
        connect(stranger);
        SandboxUser user = connect();

        disconnect(user, "");
        disconnect(
                user, "&jakarta.faces.ViewState=" + encode(viewStates(stranger).get(0)));
        disconnect(user, "&jakarta.faces.ViewState=" + encode("0".repeat(64)));
        assertThat(connection(user).getString("status")).isEqualTo("ACTIVE");

        disconnect(user, "&jakarta.faces.ViewState=" + encode(viewStates().get(0)));
        assertThat(connection(user).getString("status")).isEqualTo("DISCONNECTED");
    }

    private void disconnect(SandboxUser user, String token) {
        String id = connection(user).getString("id");
        String form = "disconnect_SUBMIT=1&disconnect%3Ayes=x&of=" + id + token;
        assertThat(visitor.post("settings", form, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isIn(200, 302, 303);
    }

    private JsonObject connection(SandboxUser user) {
        return BackOfficeClient.json(server.backOffice().get("connections?limit=500")).getJsonArray("items").stream()
                .map(JsonValue::asJsonObject)
                .filter(connection -> connection.getString("userKey", "").equals(user.userKey()))
                .findFirst()
                .orElseThrow();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private SandboxUser connect() {
        return connect(visitor);
    }

    private SandboxUser connect(HttpVisitor visitor) {
        SandboxUser user = server.sandbox().addUsers(1).get(0);
        URI authorize = visitor.redirectFrom("api/oauth/authorize");
        visitor.open(server.sandbox().approve(user.userKey(), authorize).toString());
        return user;
    }

    private List<String> viewStates() {
        return viewStates(visitor);
    }

    private static List<String> viewStates(HttpVisitor visitor) {
        return VIEW_STATE
                .matcher(visitor.open("settings").body())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static String decoded(String token) {
        return new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
    }
}
