package org.exchangeconnect.infobip;

import static org.exchangeconnect.infobip.RequestEffect.NOT_PROCESSED;
import static org.exchangeconnect.infobip.RequestEffect.REFUSED;
import static org.exchangeconnect.infobip.RequestEffect.UNKNOWN;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.net.http.HttpHeaders;
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

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{0,63}|E\\d{1,5}");

    /**
     * Means that the request was not processed, other than for {@link CallStatus}: if that is wrong, the reason of a
     * lost connection is less exact, whereas an SMS would be sent twice.
     */
    private static final int SERVICE_UNAVAILABLE = 503;

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
        CallStatus call = CallStatus.of(status);
        if (call == CallStatus.OVERLOADED || status == SERVICE_UNAVAILABLE) {
            throw new TokenRequestException(
                    call == CallStatus.OVERLOADED ? Reason.OVERLOADED : Reason.SERVER_ERROR,
                    NOT_PROCESSED,
                    false,
                    RetryAfter.read(headers.firstValue("Retry-After").orElse(null), null, date),
                    "status " + status,
                    null);
        }
        if (call == CallStatus.SERVER_ERROR) {
            throw new TokenRequestException(Reason.SERVER_ERROR, call.effect(), "status " + status);
        }
        throw refusal(status, ResponseJson.object(body));
    }

    private static TokenSet token(byte[] body, Instant date) throws TokenRequestException {
        try {
            return TokenSetReader.read(
                    ResponseJson.object(body).orElseThrow(() -> new JsonException("not a JSON object")), date);
        } catch (JsonException | ClassCastException | IllegalArgumentException notAToken) {
            throw new TokenRequestException(Reason.BAD_ANSWER, UNKNOWN, "the response is not a token");
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
                    return TokenRequestException.response(Reason.CLIENT_REFUSED, NOT_PROCESSED, message);
                case SERVER_ERROR, TEMPORARILY_UNAVAILABLE:
                    return new TokenRequestException(Reason.SERVER_ERROR, NOT_PROCESSED, message);
                default:
                    break;
            }
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return TokenRequestException.response(Reason.CLIENT_REFUSED, NOT_PROCESSED, message);
        }
        return body.isPresent() && status >= 400
                ? TokenRequestException.response(Reason.BAD_ANSWER, NOT_PROCESSED, message)
                : new TokenRequestException(Reason.BAD_ANSWER, NOT_PROCESSED, message);
    }

    /** Only a code that cannot be part of the request, such as {@code UNAUTHORIZED} or {@code E401}. */
    private static Optional<String> infobipsCode(JsonObject body) {
        return InfobipError.of(body).map(InfobipError::id).filter(id -> CODE.matcher(id)
                .matches());
    }
}
