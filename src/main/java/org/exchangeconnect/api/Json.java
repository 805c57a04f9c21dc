package org.exchangeconnect.api;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** Helpers for writing JSON. Unknown values are null and never omitted. */
final class Json {

    /** Cached, because {@code jakarta.json.Json} looks the provider up at each call. */
    static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    /** Returns the value as a JSON string; JSON null for null. */
    static JsonValue text(Object value) {
        return Optional.ofNullable(value)
                .map(known -> (JsonValue) PROVIDER.createValue(known.toString()))
                .orElse(JsonValue.NULL);
    }
}
