package org.exchangeconnect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Checks requests and responses against the document at {@code /openapi}. Stricter than OpenAPI requires: a response
 * with an undescribed member fails too.
 */
public final class ApiContract {

    /** The document in the WAR. */
    public static final JsonNode DOCUMENT = read();

    private static final String PROBLEM = "application/problem+json";

    /** The context root, which the document leaves out. */
    private static final String ROOT = "/exchange-connect";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final JsonNode SCHEMAS =
            closed(DOCUMENT.at("/components/schemas").deepCopy());
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(VersionFlag.V4, builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiContract() {}

    /**
     * Checks a response of the REST API, and the request if it succeeded.
     *
     * @param sent the request body, or null for none
     */
    public static void check(HttpResponse<String> answer, String sent) {
        boolean taken = answer.statusCode() < 300;
        if (!taken && answer.headers().firstValue("X-Content-Type-Options").isEmpty()) {
            return; // the server's own response while the application is not deployed
        }
        String call = answer.request().method() + " " + answer.request().uri().getPath();
        Optional<JsonNode> operation =
                operation(answer.request().method(), answer.request().uri().getRawPath());
        if (operation.isEmpty()) {
            assertThat(answer.statusCode())
                    .as("%s is not described, and was answered", call)
                    .isBetween(400, 499);
            conform(ref("Problem"), answer.body(), call + ": the problem");
            return;
        }
        JsonNode response = resolve(operation.get().path("responses").path(Integer.toString(answer.statusCode())));
        assertThat(response.isObject())
                .as("%s answered %s, which is not described: %s", call, answer.statusCode(), answer.body())
                .isTrue();
        checkHeaders(response, answer, call);
        checkBody(response, answer, call);
        if (taken && sent != null) {
            JsonNode body = operation.get().at("/requestBody/content/application~1json/schema");
            assertThat(body.isObject())
                    .as("%s took a body, which is not described", call)
                    .isTrue();
            conform(body, sent, call + ": the request");
        }
    }

    private static void checkHeaders(JsonNode response, HttpResponse<String> answer, String call) {
        response.path("headers").properties().forEach(header -> assertThat(
                        answer.headers().firstValue(header.getKey()).isPresent()
                                || !header.getValue().path("required").asBoolean())
                .as("%s answered %s without %s", call, answer.statusCode(), header.getKey())
                .isTrue());
    }

    private static void checkBody(JsonNode response, HttpResponse<String> answer, String call) {
        JsonNode content = response.path("content");
        String what = call + " answered " + answer.statusCode();
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(what).isEmpty();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        assertThat(content.has(type)).as("%s as %s", what, type).isTrue();
        if (type.endsWith("json")) {
            conform(content.path(type).path("schema"), answer.body(), what);
        }
        if (type.equals(PROBLEM)) {
            assertThat(parse(answer.body()).path("status").asInt()).as(what).isEqualTo(answer.statusCode());
        }
    }

    /** Returns the document's operation for a request. The path may include or omit the context root. */
    static Optional<JsonNode> operation(String method, String path) {
        String below = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
        return DOCUMENT.path("paths").properties().stream()
                .filter(known -> pattern(known.getKey()).matcher(below).matches())
                .map(Map.Entry::getValue)
                .map(known -> known.path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    /** Returns the target of a reference, or the node itself if it is not a reference. */
    public static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Returns all operations by method and path, such as {@code GET /api/connections}. */
    public static Map<String, JsonNode> operations() {
        Map<String, JsonNode> all = new TreeMap<>();
        DOCUMENT.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member ->
                        all.put(member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), member.getValue())));
        return all;
    }

    private static void conform(JsonNode schema, String body, String what) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray("allOf").add(schema);
        root.putObject("components").set("schemas", SCHEMAS);
        Set<ValidationMessage> wrong = FACTORY.getSchema(root, CONFIG).validate(parse(body));
        assertThat(wrong).as("%s with %s", what, body).isEmpty();
    }

    private static JsonNode ref(String schema) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + schema);
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("no JSON: " + body, notJson);
        }
    }

    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.has("properties") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(ApiContract::closed);
        return node;
    }

    private static JsonNode read() {
        try (InputStream document = ApiContract.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new YAMLMapper().readTree(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
