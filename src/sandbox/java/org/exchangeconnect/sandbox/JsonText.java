package org.exchangeconnect.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

/** JSON with the provider looked up once, because the lookup costs more than a token response. */
public final class JsonText {

    public static final JsonProvider PROVIDER = JsonProvider.provider();

    private JsonText() {}

    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    static JsonObjectBuilder object(Map<String, String> fields) {
        JsonObjectBuilder builder = object();
        fields.forEach(builder::add);
        return builder;
    }

    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    /** Parses a JSON object; empty if the text is none. */
    public static Optional<JsonObject> parse(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
