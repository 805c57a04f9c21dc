package org.exchangeconnect.sandbox.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members of a JSON object. Each method reads one and notes what is wrong with it, by its path. */
public final class JsonFields {

    private final JsonObject object;
    private final String path;
    private final InputProblems problems;

    JsonFields(JsonObject object, String path, InputProblems problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /** Returns the object itself. */
    public JsonObject json() {
        return object;
    }

    /** Allows only these members. */
    public JsonFields only(Set<String> names) {
        object.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> wrong(name, "is not a documented field"));
        return this;
    }

    public boolean has(String name) {
        return object.containsKey(name) && !object.isNull(name);
    }

    /** Reads a text that may be absent, but not blank. */
    public Optional<String> text(String name, int longest) {
        return value(name).flatMap(value -> text(name, value, longest));
    }

    /** Reads a text; if it is absent or wrong, that is noted, and the result is empty text. */
    public String requiredText(String name, int longest) {
        if (!has(name)) {
            wrong(name, "must not be blank");
            return "";
        }
        return text(name, longest).orElse("");
    }

    /** Reads a text that is one of these. */
    public Optional<String> choice(String name, Set<String> allowed) {
        Optional<String> text = text(name, Integer.MAX_VALUE);
        if (text.isPresent() && !allowed.contains(text.get())) {
            wrong(name, "is not one of the documented values");
        }
        return text.filter(allowed::contains);
    }

    public String requiredChoice(String name, Set<String> allowed) {
        if (!has(name)) {
            wrong(name, "must not be blank");
        }
        return choice(name, allowed).orElse("");
    }

    public Optional<Instant> time(String name) {
        Optional<Instant> time = text(name, 50).flatMap(InfobipTime::parse);
        if (has(name) && time.isEmpty()) {
            wrong(name, "must be a time");
        }
        return time;
    }

    public boolean flag(String name, boolean otherwise) {
        Optional<JsonValue> value = value(name);
        if (value.isPresent() && value.get() != JsonValue.TRUE && value.get() != JsonValue.FALSE) {
            wrong(name, "must be true or false");
        }
        return value.map(JsonValue.TRUE::equals).orElse(otherwise);
    }

    /** Checks a whole number that may be absent. */
    public void whole(String name, long least, long most) {
        value(name).ifPresent(value -> {
            if (!(value instanceof JsonNumber number)
                    || !number.isIntegral()
                    || number.longValue() < least
                    || number.longValue() > most) {
                wrong(name, "must be a whole number from " + least + " to " + most);
            }
        });
    }

    /** Reads an object; if it is absent, one without members. */
    public JsonFields object(String name) {
        Optional<JsonValue> value = value(name);
        if (value.isPresent() && !(value.get() instanceof JsonObject)) {
            wrong(name, "must be an object");
        }
        JsonObject read = value.filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        return new JsonFields(read, at(name), problems);
    }

    public JsonFields requiredObject(String name) {
        if (!has(name)) {
            wrong(name, "must not be null");
        }
        return object(name);
    }

    /** Reads an array of objects with at least one element. */
    public List<JsonFields> objects(String name) {
        if (object.get(name) instanceof JsonArray array && array.isEmpty() || !has(name)) {
            wrong(name, "must not be empty");
            return List.of();
        }
        List<JsonValue> array = values(name);
        List<JsonFields> all = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject element) {
                all.add(new JsonFields(element, at(name) + "[" + i + "]", problems));
            } else {
                wrong(name + "[" + i + "]", "must be an object");
            }
        }
        return all;
    }

    /** Reads an array, which may be empty; an absent one is empty. */
    public List<JsonValue> values(String name) {
        Optional<JsonValue> value = value(name);
        if (value.isPresent() && !(value.get() instanceof JsonArray)) {
            wrong(name, "must be an array");
        }
        return value.filter(JsonArray.class::isInstance)
                .map(JsonArray.class::cast)
                .map(List::<JsonValue>copyOf)
                .orElse(List.of());
    }

    /** Reads an array of texts. */
    public List<String> texts(String name) {
        List<JsonValue> values = values(name);
        if (!values.stream().allMatch(JsonString.class::isInstance)) {
            wrong(name, "must be an array of texts");
        }
        return values.stream()
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString())
                .toList();
    }

    /** Copies members that are present. */
    public void copy(JsonObjectBuilder target, String... names) {
        for (String name : names) {
            value(name).ifPresent(value -> target.add(name, value));
        }
    }

    public void wrong(String name, String problem) {
        problems.add(at(name), problem);
    }

    private Optional<String> text(String name, JsonValue value, int longest) {
        if (!(value instanceof JsonString text)) {
            wrong(name, "must be a text");
            return Optional.empty();
        }
        if (text.getString().isBlank()) {
            wrong(name, "must not be blank");
        } else if (text.getString().length() > longest) {
            wrong(name, "must not be longer than " + longest);
        }
        return Optional.of(text.getString());
    }

    private Optional<JsonValue> value(String name) {
        return has(name) ? Optional.of(object.get(name)) : Optional.empty();
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
