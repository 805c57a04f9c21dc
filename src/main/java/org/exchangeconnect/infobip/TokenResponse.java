package org.exchangeconnect.infobip;

import static org.exchangeconnect.infobip.RequestEffect.IN_DOUBT;
import static org.exchangeconnect.infobip.RequestEffect.NOT_DONE;
import static org.exchangeconnect.infobip.RequestEffect.REFUSED;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.oauth.OAuthError;
import org.exchangeconnect.oauth.TokenSet;

/** Reads a response of the token endpoint: a token, or the reason why there is none. */
final class TokenResponse {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{0,63}|E\\d{1,5}");

    /** Looked up once, because {@code jakarta.json.Json} repeats the lookup at each call. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private TokenResponse() {}

    /**
     * Reads a response.
     *
     * @param start when the request started; an absolute time in the response is compared with the response's own date,
     *     if there is one, so that a wrong clock does not shorten the lifetime
     * @throws TokenRequestException when the response contains no usable token
     */
    static TokenSet read(int status, HttpHeaders headers, byte[] body, Instant start) throws TokenRequestException {
        Instant date = ResponseDate.of(headers).orElse(start);
        if (status == 200) {
            return token(body, date);
        }
        if (status == TOO_MANY_REQUESTS || status == 503) {
            Reason reason = status == 503 ? Reason.SERVER_ERROR : Reason.OVERLOADED;
            throw new TokenRequestException(
                    reason, NOT_DONE, false, RetryAfter.read(headers, date), "status " + status, null);
        }
        if (status >= 500) {
            throw new TokenRequestException(Reason.SERVER_ERROR, IN_DOUBT, "status " + status);
        }
        throw refusal(status, object(body));
    }

    private static TokenSet token(byte[] body, Instant date) throws TokenRequestException {
        try {
            return TokenSetReader.read(object(body).orElseThrow(() -> new JsonException("not a JSON object")), date);
        } catch (JsonException | ClassCastException | IllegalArgumentException notAToken) {
            throw new TokenRequestException(Reason.BAD_ANSWER, IN_DOUBT, "the response is not a token");
        }
    }

    /**
     * Only {@code invalid_grant} means that the token itself is refused. Refused client credentials are for the
     * operator to fix while the token is valid; they come in the form of RFC 6749 section 5.2 or of Infobip's APIs
     * ({@link InfobipError}, recognized by the status alone). No source documents other error responses, so they end no
     * connection.
     */
    private static TokenRequestException refusal(int status, Optional<JsonObject> body) {
        Optional<OAuthError> error = body.flatMap(json -> OAuthError.of(json.getString("error", null)));
        String message = "status " + status
                + error.map(OAuthError::wire)
                        .or(() -> body.flatMap(TokenResponse::infobipsCode))
                        .map(code -> " " + code)
                        .orElse("");
        if (error.isPresent()) {
            switch (error.get()) {
                case INVALID_GRANT:
                    return TokenRequestException.response(Reason.TOKEN_REFUSED, REFUSED, message);
                case INVALID_CLIENT, UNAUTHORIZED_CLIENT:
                    return TokenRequestException.response(Reason.CLIENT_REFUSED, NOT_DONE, message);
                case SERVER_ERROR, TEMPORARILY_UNAVAILABLE:
                    return new TokenRequestException(Reason.SERVER_ERROR, NOT_DONE, message);
                default:
                    break;
            }
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return TokenRequestException.response(Reason.CLIENT_REFUSED, NOT_DONE, message);
        }
        return body.isPresent() && status >= 400
                ? TokenRequestException.response(Reason.BAD_ANSWER, NOT_DONE, message)
                : new TokenRequestException(Reason.BAD_ANSWER, NOT_DONE, message);
    }

    /** Only a code that cannot be part of the request, such as {@code UNAUTHORIZED} or {@code E401}. */
    private static Optional<String> infobipsCode(JsonObject body) {
        return InfobipError.of(body).map(InfobipError::id).filter(id -> CODE.matcher(id)
                .matches());
    }

    /** The JSON library throws several kinds of exceptions for input that it cannot read, such as enormous numbers. */
    private static Optional<JsonObject> object(byte[] body) {
        try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException notAnObject) {
            return Optional.empty();
        }
    }

    /** The pause that a response asks for. */
    private static final class RetryAfter {

        private static final long MAX_SECONDS = 3600;

        static Optional<Duration> read(HttpHeaders headers, Instant now) {
            return headers.firstValue("Retry-After")
                    .flatMap(text -> seconds(text).or(() -> date(text, now)));
        }

        private static Optional<Duration> seconds(String text) {
            return text.matches("\\d{1,9}")
                    ? Optional.of(Duration.ofSeconds(Math.min(MAX_SECONDS, Long.parseLong(text))))
                    : Optional.empty();
        }

        private static Optional<Duration> date(String text, Instant now) {
            try {
                Instant until = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
                return Optional.of(Duration.between(now, until)).filter(pause -> !pause.isNegative());
            } catch (java.time.DateTimeException notADate) {
                return Optional.empty();
            }
        }
    }
}
