package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.Visitor;
import org.junit.jupiter.api.Test;

/** What of a page's state leaves the server: a token that nobody can guess, and nothing else. */
class ViewStateIT {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]+)\"");

    private final SharedServer server = SharedServer.get();
    private final Visitor visitor = new Visitor(server.app());

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

    private void connect() {
        SandboxUser user = server.sandbox().addUsers(1).get(0);
        URI authorize = visitor.redirectFrom("api/oauth/authorize");
        visitor.open(server.sandbox().approve(user.userKey(), authorize).toString());
    }

    private List<String> viewStates() {
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
