package org.exchangeconnect.api;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request's body, whose size nobody may choose freely. */
final class JsonBody {

    static final int MOST_BYTES = 1 << 20;

    private JsonBody() {}

    /** @throws ProblemException when the body is too large, or is no JSON object */
    static JsonObject read(InputStream body) {
        byte[] bytes = bytes(body);
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(
                    Problem.of(ProblemType.REQUEST_TOO_LARGE, "The body must have at most " + MOST_BYTES + " bytes."));
        }
        try (var reader = Json.PROVIDER.createReader(new ByteArrayInputStream(bytes))) {
            if (reader.readValue() instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException | IllegalStateException notJson) {
            throw invalid("The body is not well-formed JSON.");
        }
        throw invalid("The body must be a JSON object.");
    }

    private static byte[] bytes(InputStream body) {
        try {
            return body.readNBytes(MOST_BYTES + 1);
        } catch (IOException brokenOff) {
            throw invalid("The body could not be read to its end.");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, detail));
    }
}
