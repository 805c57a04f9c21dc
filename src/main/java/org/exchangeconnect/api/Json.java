package org.exchangeconnect.api;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;

/** Helpers for writing JSON. Unknown values are null and never omitted. */
final class Json {

    /** Cached, because {@code jakarta.json.Json} looks the provider up at each call. */
    static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }
}
