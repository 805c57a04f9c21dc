package org.exchangeconnect.connection;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** Converts values that can be null to JSON. */
public final class JsonValues {

    /** Looked up once, because {@code jakarta.json.Json} repeats the lookup at each call. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonValues() {}

    /** Returns the value as a JSON string; JSON null for null. */
    public static JsonValue text(Object value) {
        return value == null ? JsonValue.NULL : JSON.createValue(value.toString());
    }

    /** Returns the value as a JSON number; JSON null for null. */
    public static JsonValue number(Integer value) {
        return value == null ? JsonValue.NULL : JSON.createValue(value);
    }

    /** Returns {@code true} or {@code false}; JSON null for null. */
    public static JsonValue flag(Boolean value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        return value ? JsonValue.TRUE : JsonValue.FALSE;
    }
}
