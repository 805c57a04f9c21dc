package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;

/**
 * The place of a value inside a JSON object.
 *
 * @param names the names of the members that lead to it, such as {@code content} and {@code text}; never empty
 */
record MemberPath(List<String> names) {

    private static final JsonProvider JSON = JsonProvider.provider();

    MemberPath {
        names = List.copyOf(names);
    }

    /** Reads a path in which dots separate the names, such as {@code content.text}. */
    static MemberPath of(String dotted) {
        return new MemberPath(List.of(dotted.split("\\.")));
    }

    /** Returns the value, which can be JSON null; null if it is missing. */
    JsonValue in(JsonObject object) {
        JsonValue value = object;
        for (String name : names) {
            value = value instanceof JsonObject parent ? parent.get(name) : null;
        }
        return value;
    }

    /** Returns the text; empty if it is missing or no string. */
    Optional<String> textIn(JsonObject object) {
        return in(object) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /**
     * Returns a copy of the object with this text, and with the objects on the way that it lacks. Returns the object
     * itself if another value stands in the way.
     */
    JsonObject set(JsonObject object, String text) {
        String name = names.get(0);
        if (names.size() == 1) {
            return JSON.createObjectBuilder(object).add(name, text).build();
        }
        JsonValue inner = isAbsent(object.get(name)) ? JsonValue.EMPTY_JSON_OBJECT : object.get(name);
        if (!(inner instanceof JsonObject parent)) {
            return object;
        }
        JsonObject changed = new MemberPath(names.subList(1, names.size())).set(parent, text);
        return changed == parent
                ? object
                : JSON.createObjectBuilder(object).add(name, changed).build();
    }

    /** Returns the JSON pointer to the value in an object that is itself at this pointer. */
    String below(String pointer) {
        return pointer + "/" + String.join("/", names);
    }

    /** Returns whether a member is missing or JSON null. */
    static boolean isAbsent(JsonValue value) {
        return value == null || value == JsonValue.NULL;
    }
}
