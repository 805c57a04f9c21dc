package org.exchangeconnect.api;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.exchangeconnect.config.ByteOrderMark;
import org.exchangeconnect.oauth.StorableText;

/**
 * Reads a request body of limited size. The JSON library throws exceptions of several kinds, for example for huge
 * numbers and deep nesting.
 */
final class JsonBody {

    static final int MAX_BODY_BYTES = 1 << 20;

    private JsonBody() {}

    /**
     * Returns the body as a JSON object.
     *
     * @throws ProblemException when the body is too large, or not a JSON object of well-formed text
     */
    static JsonObject read(InputStream body) {
        JsonObject json = parse(bytes(body));
        if (!StorableText.isStorable(json.toString())) {
            throw invalid("Remove the unpaired surrogate from the body's text.");
        }
        return json;
    }

    /**
     * Parses bytes whose text may have malformed characters.
     *
     * @throws ProblemException when they are not a JSON object
     */
    static JsonObject parse(byte[] bytes) {
        try (var reader = Json.PROVIDER.createReader(new ByteArrayInputStream(ByteOrderMark.strip(bytes)))) {
            if (reader.readValue() instanceof JsonObject object) {
                return object;
            }
        } catch (RuntimeException notJson) {
            throw invalid("The body must be well-formed JSON.");
        }
        throw invalid("The body must be a JSON object.");
    }

    /**
     * Returns the body's bytes, at most {@link #MAX_BODY_BYTES}.
     *
     * @throws ProblemException when the body is too large or incomplete
     */
    static byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
            if (bytes.length <= MAX_BODY_BYTES) {
                return bytes;
            }
        } catch (IOException brokenOff) {
            throw invalid("The body is incomplete.");
        }
        throw new ProblemException(
                Problem.of(ProblemType.REQUEST_TOO_LARGE, "The body can have at most " + MAX_BODY_BYTES + " bytes."));
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, detail));
    }
}
