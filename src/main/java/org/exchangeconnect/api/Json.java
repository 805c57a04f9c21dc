package org.exchangeconnect.api;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** Small words for writing JSON in which what is not known is null and never missing. */
final class Json {

    /** Looked up once: {@code jakarta.json.Json} looks it up at each call. */
    static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    /** Gives the value's text; JSON's null for null. */
    static JsonValue text(Object value) {
        return Optional.ofNullable(value)
                .map(known -> (JsonValue) PROVIDER.createValue(known.toString()))
                .orElse(JsonValue.NULL);
    }
}
