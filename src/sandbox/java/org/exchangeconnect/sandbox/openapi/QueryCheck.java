package org.exchangeconnect.sandbox.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the query parameters of a request with those of an operation. */
final class QueryCheck {

    private QueryCheck() {}

    static List<String> problems(OpenApiDocument document, JsonNode operation, Map<String, List<String>> query) {
        List<String> problems = new ArrayList<>();
        Map<String, List<String>> left = new HashMap<>(query);
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = document.resolve(each);
            String name = parameter.path("name").asText();
            if (!parameter.path("in").asText().equals("query")) {
                continue;
            }
            List<String> values = left.remove(name);
            if (values != null) {
                JsonNode schema = parameter.path("schema");
                document.problems(schema, value(document.resolve(schema), values))
                        .forEach(problem -> problems.add("parameter " + name + ": " + problem));
            } else if (parameter.path("required").asBoolean()) {
                problems.add("parameter " + name + " is missing");
            }
        }
        left.keySet().forEach(name -> problems.add("parameter " + name + " is not described"));
        return problems;
    }

    private static JsonNode value(JsonNode schema, List<String> values) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String first = values.get(0);
        switch (schema.path("type").asText()) {
            case "array" -> {
                ArrayNode array = nodes.arrayNode();
                values.stream()
                        .flatMap(value -> List.of(value.split(",")).stream())
                        .forEach(array::add);
                return array;
            }
            case "integer" -> {
                return first.matches("-?[0-9]{1,18}") ? nodes.numberNode(Long.parseLong(first)) : nodes.textNode(first);
            }
            case "boolean" -> {
                return first.matches("true|false")
                        ? nodes.booleanNode(Boolean.parseBoolean(first))
                        : nodes.textNode(first);
            }
            default -> {
                return nodes.textNode(first);
            }
        }
    }
}
