package org.exchangeconnect.token;

import static org.exchangeconnect.token.TokenRequestException.Fate.IN_DOUBT;
import static org.exchangeconnect.token.TokenRequestException.Fate.NOT_DONE;
import static org.exchangeconnect.token.TokenRequestException.Fate.REFUSED;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.oauth.OAuthError;
import org.exchangeconnect.oauth.TokenSet;

/** Tells what an answer of the token endpoint means: a token, or why there is none. */
final class TokenAnswer {

    private static final int TOO_MANY_REQUESTS = 429;

    /** Looked up once: {@code jakarta.json.Json} looks it up at each call. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private TokenAnswer() {}

    /**
     * Reads an answer.
     *
     * @param start when the request was started; what the answer says in absolute time is held against its own date,
     *     where it has one, so that a clock that goes wrong shortens no life
     * @throws TokenRequestException when the answer holds no usable token
     */
    static TokenSet read(int status, HttpHeaders headers, byte[] body, Instant start) throws TokenRequestException {
        Instant date = AnswerDate.of(headers).orElse(start);
        if (status == 200) {
            return token(body, date);
        }
        if (status == TOO_MANY_REQUESTS || status == 503) {
            Reason reason = status == 503 ? Reason.SERVER_ERROR : Reason.OVERLOADED;
            throw new TokenRequestException(reason, NOT_DONE, RetryAfter.read(headers, date), "status " + status, null);
        }
        if (status >= 500) {
            throw new TokenRequestException(Reason.SERVER_ERROR, IN_DOUBT, "status " + status);
        }
        throw refusal(status, object(body).flatMap(answer -> OAuthError.of(answer.getString("error", null))));
    }

    private static TokenSet token(byte[] body, Instant date) throws TokenRequestException {
        try {
            return TokenSetReader.read(object(body).orElseThrow(() -> new JsonException("not a JSON object")), date);
        } catch (JsonException | ClassCastException | IllegalArgumentException notAToken) {
            throw new TokenRequestException(Reason.BAD_ANSWER, IN_DOUBT, "the answer is not a token");
        }
    }

    /**
     * Only {@code invalid_grant} is the token's own end. Credentials that are refused are ours to mend while the token
     * still lives, and what else an endpoint may answer is not known well enough to give a connection up for it.
     */
    private static TokenRequestException refusal(int status, Optional<OAuthError> error) {
        String message =
                "status " + status + error.map(known -> " " + known.wire()).orElse("");
        if (error.isPresent()) {
            switch (error.get()) {
                case INVALID_GRANT:
                    return new TokenRequestException(Reason.TOKEN_REFUSED, REFUSED, message);
                case INVALID_CLIENT, UNAUTHORIZED_CLIENT:
                    return new TokenRequestException(Reason.CLIENT_REFUSED, NOT_DONE, message);
                case SERVER_ERROR, TEMPORARILY_UNAVAILABLE:
                    return new TokenRequestException(Reason.SERVER_ERROR, NOT_DONE, message);
                default:
                    break;
            }
        }
        return new TokenRequestException(Reason.BAD_ANSWER, NOT_DONE, message);
    }

    /** The JSON library has exceptions of several kinds for what it does not read, such as enormous numbers. */
    private static Optional<JsonObject> object(byte[] body) {
        try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException notAnObject) {
            return Optional.empty();
        }
    }

    /** The pause that an answer asks for. */
    private static final class RetryAfter {

        private static final long MOST_SECONDS = 3600;

        static Optional<Duration> read(HttpHeaders headers, Instant now) {
            return headers.firstValue("Retry-After")
                    .flatMap(text -> seconds(text).or(() -> date(text, now)));
        }

        private static Optional<Duration> seconds(String text) {
            return text.matches("\\d{1,9}")
                    ? Optional.of(Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(text))))
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
