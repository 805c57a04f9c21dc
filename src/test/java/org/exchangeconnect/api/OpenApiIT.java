package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.exchangeconnect.testing.ApiContract;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.SharedServer;
import org.junit.jupiter.api.Test;

/** The document that the server publishes at {@code /openapi} is the one that the tests check all responses against. */
class OpenApiIT {

    private final SharedServer server = SharedServer.get();

    @Test
    void theServerShowsTheWholeDocumentAndNothingElse() throws Exception {
        HttpResponse<String> answer =
                new HttpVisitor(server.app()).open("/openapi?format=JSON", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode shown = new ObjectMapper().readTree(answer.body());
        Map<String, String> told = paths(shown);
        Map<String, String> ours = paths(ApiContract.DOCUMENT, "/exchange-connect");
        // WildFly omits "required" where a request body is required.
        ours.keySet().removeIf(leaf -> leaf.endsWith("/requestBody/required") && !told.containsKey(leaf));
        assertThat(told).containsExactlyEntriesOf(ours);
        assertThat(flat(shown.path("components")))
                .containsExactlyEntriesOf(flat(ApiContract.DOCUMENT.path("components")));
        assertThat(flat(shown.path("security"))).containsExactlyEntriesOf(flat(ApiContract.DOCUMENT.path("security")));
    }

    /** Returns the description of each path. Payara adds the context root to the server URL, WildFly to each path. */
    private static Map<String, String> paths(JsonNode shown) {
        URI server = URI.create(shown.at("/servers/0/url").asText());
        String path = server.getPath();
        return paths(shown, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private static Map<String, String> paths(JsonNode document, String root) {
        Map<String, String> leaves = new TreeMap<>();
        document.path("paths").properties().forEach(path -> flat(root + path.getKey(), path.getValue(), leaves));
        return leaves;
    }

    /** Returns the document's leaves by their paths, so that order and notation do not matter. */
    private static Map<String, String> flat(JsonNode node) {
        Map<String, String> leaves = new TreeMap<>();
        flat("", node, leaves);
        return leaves;
    }

    private static void flat(String place, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(member -> flat(place + "/" + member.getKey(), member.getValue(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flat(place + "/" + i, node.get(i), leaves);
            }
        } else {
            leaves.put(place, node.asText());
        }
    }
}
