package org.exchangeconnect.sandbox.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One of Infobip's OpenAPI documents. */
final class OpenApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private final JsonNode root;
    private final StrictSchemas schemas;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        this.schemas = new StrictSchemas(root);
    }

    static OpenApiDocument read(Path file) throws IOException {
        return new OpenApiDocument(JSON.readTree(file.toFile()));
    }

    /** Returns the operation of a request; a path without parameters comes before one with them. */
    Optional<JsonNode> operation(String method, String path) {
        JsonNode paths = root.path("paths");
        JsonNode exact = paths.path(path);
        JsonNode found = exact.isObject()
                ? exact
                : paths.properties().stream()
                        .filter(each -> template(each.getKey()).matcher(path).matches())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(exact);
        return Optional.of(found.path(method.toLowerCase(Locale.ROOT))).filter(JsonNode::isObject);
    }

    /** Returns the operation of a webhook by its name. */
    Optional<JsonNode> webhook(String name) {
        return Optional.of(root.path("webhooks").path(name).path("post")).filter(JsonNode::isObject);
    }

    /** Returns the target of a reference, or the node itself if it is none. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Returns what is wrong with a value. */
    List<String> problems(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schemas.strict(schema));
        whole.set("$defs", schemas.definitions());
        return FACTORY.getSchema(whole).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static Pattern template(String path) {
        return Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
    }
}
