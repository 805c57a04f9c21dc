package org.exchangeconnect.sandbox.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Infobip's schemas, made stricter and valid: objects have no undescribed members, times have Infobip's format, an
 * object with a discriminator is one of the described kinds. Alternatives may overlap, which Infobip's often do.
 */
final class StrictSchemas {

    /** Infobip writes the offset without a colon. */
    private static final String TIME =
            "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:?\\d{2})$";

    /** The keywords that restrict values; the others describe them. */
    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "format",
            "enum",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "allOf",
            "anyOf",
            "oneOf",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "uniqueItems");

    private static final String REF = "$ref";
    private static final String COMPONENTS = "#/components/schemas/";

    private final JsonNode root;
    private final Set<String> extended = new HashSet<>();
    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

    StrictSchemas(JsonNode root) {
        this.root = root;
        findExtended(root);
        root.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> definitions.set(
                        schema.getKey(),
                        extended.contains(COMPONENTS + schema.getKey())
                                ? part(schema.getValue())
                                : strict(schema.getValue())));
    }

    /** Returns the schemas to which others refer, for the member {@code $defs}. */
    ObjectNode definitions() {
        return definitions;
    }

    /** Returns the schema of a whole value. */
    JsonNode strict(JsonNode schema) {
        if (schema.has(REF)) {
            Set<String> kinds = kinds(root.at(schema.get(REF).asText().substring(1)));
            return kinds.isEmpty() ? reference(schema.get(REF).asText()) : oneOf(kinds);
        }
        JsonNode copy = part(schema);
        if (copy instanceof ObjectNode object
                && (object.has("properties") || object.has("allOf"))
                && !object.has("additionalProperties")
                && !object.has("anyOf")) {
            object.put("unevaluatedProperties", false);
        }
        return copy;
    }

    /** Returns a schema that other schemas extend, and which therefore allows more members. */
    private JsonNode part(JsonNode schema) {
        if (schema.has(REF)) {
            return reference(schema.get(REF).asText());
        }
        if (!(schema instanceof ObjectNode original)) {
            return schema;
        }
        ObjectNode copy = original.deepCopy();
        copy.retain(KEYWORDS);
        if (copy.path("type").asText().equals("array")) {
            copy.remove("enum"); // meant for the elements, which have it too
        }
        if (copy.path("format").asText().equals("date-time")) {
            copy.put("pattern", TIME).remove("format");
        }
        copy.path("properties").properties().forEach(property -> property.setValue(strict(property.getValue())));
        for (String name : Set.of("items", "additionalProperties")) {
            if (copy.path(name).isObject()) {
                copy.set(name, strict(copy.get(name)));
            }
        }
        elements(copy, "allOf", "allOf", false);
        elements(copy, "anyOf", "anyOf", true);
        elements(copy, "oneOf", "anyOf", true);
        return copy;
    }

    private void elements(ObjectNode schema, String name, String newName, boolean whole) {
        if (schema.remove(name) instanceof ArrayNode alternatives) {
            ArrayNode changed = schema.putArray(newName);
            alternatives.forEach(each -> changed.add(whole ? strict(each) : part(each)));
        }
    }

    /** Returns the references to the kinds of a schema with a discriminator; empty for another schema. */
    private static Set<String> kinds(JsonNode schema) {
        Set<String> kinds = new TreeSet<>();
        if (!schema.has("oneOf")) {
            Iterator<JsonNode> mapped =
                    schema.path("discriminator").path("mapping").elements();
            mapped.forEachRemaining(kind -> kinds.add(kind.asText()));
        }
        return kinds;
    }

    private static JsonNode oneOf(Set<String> references) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode alternatives = schema.putArray("anyOf");
        references.forEach(each -> alternatives.add(reference(each)));
        return schema;
    }

    private static ObjectNode reference(String original) {
        return JsonNodeFactory.instance.objectNode().put(REF, "#/$defs/" + original.substring(COMPONENTS.length()));
    }

    private void findExtended(JsonNode node) {
        node.path("allOf").forEach(part -> extended.add(part.path(REF).asText()));
        node.forEach(this::findExtended);
    }
}
