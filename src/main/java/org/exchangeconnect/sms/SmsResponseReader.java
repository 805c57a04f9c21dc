package org.exchangeconnect.sms;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads Infobip's responses. A 5xx or 408 leaves the outcome unknown, because a proxy on the way also sends it after
 * forwarding the request. Another 4xx is a refusal even if its body is unreadable.
 */
final class SmsResponseReader {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int UNPROCESSABLE_CONTENT = 422;
    private static final int TOO_MANY_REQUESTS = 429;

    private final BoundedTextReader text;

    SmsResponseReader(BoundedTextReader text) {
        this.text = text;
    }

    SmsResponse read(Response response) {
        JsonObject body = body(response).orElse(null);
        return new SmsResponse(sendStatus(response.getStatus(), body), body, retryAfter(response));
    }

    private static SendStatus sendStatus(int status, JsonObject body) {
        switch (status) {
            case UNAUTHORIZED:
                return SendStatus.TOKEN_REFUSED;
            case BAD_REQUEST:
            case CONTENT_TOO_LARGE:
            case UNPROCESSABLE_CONTENT:
                return SendStatus.INVALID;
            case TOO_MANY_REQUESTS:
                return SendStatus.OVERLOADED;
            case REQUEST_TIMEOUT:
                return SendStatus.SERVER_ERROR;
            default:
                return sendStatus(Response.Status.Family.familyOf(status), body);
        }
    }

    private static SendStatus sendStatus(Response.Status.Family family, JsonObject body) {
        switch (family) {
            case SUCCESSFUL:
                return body != null && body.get("messages") instanceof JsonArray
                        ? SendStatus.ANSWERED
                        : SendStatus.BAD_ANSWER;
            case CLIENT_ERROR:
                return SendStatus.REFUSED;
            case SERVER_ERROR:
                return SendStatus.SERVER_ERROR;
            default:
                return SendStatus.BAD_ANSWER;
        }
    }

    private Optional<JsonObject> body(Response response) {
        try {
            return response.hasEntity()
                    ? text.read(response.readEntity(InputStream.class)).flatMap(SmsResponseReader::parse)
                    : Optional.empty();
        } catch (ProcessingException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<JsonObject> parse(String json) {
        try (var reader = JSON.createReader(new StringReader(json))) {
            return reader.readValue() instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (RuntimeException notJson) {
            return Optional.empty();
        }
    }

    /** Reads {@code Retry-After} in seconds (RFC 9110 section 10.2.3), from 1 to 3600; null otherwise. */
    private static Duration retryAfter(Response response) {
        String value = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        boolean usable = value != null && value.strip().matches("[0-9]{1,4}");
        long seconds = usable ? Long.parseLong(value.strip()) : 0;
        return seconds >= 1 && seconds <= 3600 ? Duration.ofSeconds(seconds) : null;
    }
}
