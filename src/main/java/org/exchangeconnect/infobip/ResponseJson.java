package org.exchangeconnect.infobip;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.exchangeconnect.config.ByteOrderMark;

/** Reads the JSON body of a response. */
public final class ResponseJson {

    /** Looked up once, because {@code jakarta.json.Json} repeats the lookup at each call. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private ResponseJson() {}

    /**
     * Returns the object that the body consists of; empty if it is anything else. The JSON library throws several kinds
     * of exceptions for input that it cannot read, such as enormous numbers.
     */
    public static Optional<JsonObject> object(byte[] body) {
        try (var reader = JSON.createReader(new ByteArrayInputStream(ByteOrderMark.strip(body)))) {
            return reader.readValue() instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (RuntimeException notJson) {
            return Optional.empty();
        }
    }
}
