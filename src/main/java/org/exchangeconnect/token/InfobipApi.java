package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.infobip.CallFailedException;
import org.exchangeconnect.infobip.LimitedBody;
import org.exchangeconnect.infobip.TimedExchange;
import org.exchangeconnect.oauth.AccessToken;

/**
 * Step 5: calls Infobip's API for a connection, with its token or API key. Steps 7 and 8 call through it. A 401 proves
 * that Infobip did not process the request, so it is repeated once with another token; nothing else is ever repeated,
 * and no redirect is followed. {@link org.exchangeconnect.infobip.CallStatus} is the meaning of a failure. Safe for use
 * by many threads.
 */
@Singleton
public class InfobipApi {

    private static final int UNAUTHORIZED = 401;

    private final TokenService tokens;
    private final Duration readTimeout;
    private final HttpClient http;

    @Inject
    public InfobipApi(TokenService tokens, HttpSettings settings) {
        this.tokens = tokens;
        this.readTimeout = settings.readTimeout();
        this.http = settings.newClient();
    }

    /**
     * Makes one request with this token.
     *
     * @param <T> the response
     * @param <E> the exception of a failed request
     */
    @FunctionalInterface
    public interface AuthorizedRequest<T, E extends Exception> {

        T send(AccessToken token) throws E;
    }

    /**
     * Makes a request, and once more with another token if Infobip refuses the first one.
     *
     * @param token the connection's current token
     * @param isRepeatable false to replace a refused token for later requests only
     * @param isRefused whether a response is a 401
     * @return the refused response if the request can't be repeated, or the connection has no other token: an API key is
     *     not renewed
     * @throws E if the request fails
     * @throws ReconnectRequiredException if Infobip refuses to renew the token; the request was not processed
     * @throws TokenUnavailableException if it cannot be renewed now; the request was not processed
     */
    public <T, E extends Exception> T call(
            ConnectionId id,
            AccessToken token,
            AuthorizedRequest<T, E> request,
            boolean isRepeatable,
            Predicate<T> isRefused)
            throws E {
        T response = request.send(token);
        if (!isRefused.test(response)) {
            return response;
        }
        Optional<AccessToken> other = tokens.replacementFor(id, token);
        return isRepeatable && other.isPresent() ? request.send(other.get()) : response;
    }

    /**
     * Sends a request.
     *
     * @param request without credentials, below an allowed base URL; its timeout limits the wait for the response's head
     * @param handler must not leave the body of a 401 unread, because that response may be dropped
     * @param isRepeatable whether the body can be sent twice
     * @param time the limit for the exchange until the handler's body is complete
     * @throws CallFailedException if there is no complete response
     * @throws ReconnectRequiredException if there is no token and a person must connect the account again
     * @throws TokenUnavailableException if the token expired or is refused, and cannot be renewed now
     * @throws UnknownConnectionException if there is no such connection
     */
    public <T> HttpResponse<T> send(
            ConnectionId id, HttpRequest.Builder request, BodyHandler<T> handler, boolean isRepeatable, Duration time)
            throws CallFailedException {
        return call(
                id,
                tokens.current(id),
                token -> TimedExchange.send(http, authorized(request, token), handler, time),
                isRepeatable,
                response -> response.statusCode() == UNAUTHORIZED);
    }

    /**
     * Fetches JSON of at most 1 MiB within the read timeout; see {@link #send}.
     *
     * @param uri below an allowed base URL
     */
    public HttpResponse<byte[]> get(ConnectionId id, URI uri) throws CallFailedException {
        return send(id, json(uri), LimitedBody.handler(LimitedBody.MAX_JSON_BYTES), true, readTimeout);
    }

    /**
     * Sends JSON, and reads JSON of at most 1 MiB within the read timeout; see {@link #send}.
     *
     * @param method such as {@code PUT}
     * @param uri below an allowed base URL
     * @param body in UTF-8
     */
    public HttpResponse<byte[]> send(ConnectionId id, String method, URI uri, byte[] body) throws CallFailedException {
        HttpRequest.Builder request =
                json(uri).header("Content-Type", "application/json").method(method, BodyPublishers.ofByteArray(body));
        return send(id, request, LimitedBody.handler(LimitedBody.MAX_JSON_BYTES), true, readTimeout);
    }

    /** Fetches JSON once, with credentials that belong to no connection yet. */
    HttpResponse<byte[]> get(AccessToken credentials, URI uri) throws CallFailedException {
        HttpRequest request = authorized(json(uri), credentials);
        return TimedExchange.send(http, request, LimitedBody.handler(LimitedBody.MAX_JSON_BYTES), readTimeout);
    }

    private HttpRequest.Builder json(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(readTimeout).header("Accept", "application/json");
    }

    private static HttpRequest authorized(HttpRequest.Builder request, AccessToken token) {
        return request.setHeader("Authorization", token.authorization()).build();
    }
}
