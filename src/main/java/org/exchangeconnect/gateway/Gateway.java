package org.exchangeconnect.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangeconnect.connection.BaseUriNotAllowedException;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.limits.ConcurrencyLimit;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;

/**
 * Step 8: authenticates a call by its gateway key and forwards it with the connection's token or API key. The concurrent
 * calls of each connection are limited, so that one can't occupy all the gateway's threads.
 */
@Singleton
class Gateway {

    static final String PATH = "/gateway";
    static final int MAX_CALLS_PER_CONNECTION = 64;

    private static final Pattern CREDENTIALS = Pattern.compile("(?i:App) +(\\S{1,256}) *");
    private static final Set<String> OTHER_METHODS = Set.of("CONNECT", "TRACE");

    private final GatewayKeyRepository keys;
    private final AllowedPaths paths;
    private final BaseUris baseUris;
    private final Upstream upstream;
    private final ResponseRelay relay;
    private final ConcurrencyLimit<ConnectionId> calls =
            new ConcurrencyLimit<>(GatewayThreads.MAX_THREADS, MAX_CALLS_PER_CONNECTION);

    @Inject
    Gateway(GatewayKeyRepository keys, AllowedPaths paths, BaseUris baseUris, Upstream upstream, ResponseRelay relay) {
        this.keys = keys;
        this.paths = paths;
        this.baseUris = baseUris;
        this.upstream = upstream;
        this.relay = relay;
    }

    /**
     * Forwards one call; blocks until the response has been passed on.
     *
     * @throws GatewayException if the gateway itself responds with an error
     * @throws IOException if the caller closed the connection, or a response broke off
     */
    void serve(HttpServletRequest request, HttpServletResponse response) throws GatewayException, IOException {
        KeyGrant grant = caller(request);
        ConnectionId id = grant.connection();
        if (!calls.enter(id)) {
            throw new GatewayException(GatewayError.TOO_MANY_REQUESTS);
        }
        try {
            relay.pass(upstream.send(id, call(grant, request)), response);
        } catch (ReconnectRequiredException | UnknownConnectionException lapsed) {
            throw new GatewayException(GatewayError.RECONNECT_REQUIRED, lapsed);
        } catch (TokenUnavailableException unavailable) {
            throw new GatewayException(GatewayError.TOKEN_UNAVAILABLE, unavailable);
        } catch (BaseUriNotAllowedException refused) {
            throw new GatewayException(GatewayError.BASE_URL_NOT_ALLOWED, refused);
        } finally {
            calls.leave(id);
        }
    }

    private KeyGrant caller(HttpServletRequest request) throws GatewayException {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        return Optional.of(headers)
                .filter(all -> all.size() == 1)
                .map(all -> CREDENTIALS.matcher(all.get(0)))
                .filter(Matcher::matches)
                .flatMap(app -> keys.find(app.group(1)))
                .orElseThrow(() -> new GatewayException(GatewayError.UNAUTHORIZED));
    }

    private GatewayCall call(KeyGrant grant, HttpServletRequest request) throws GatewayException {
        if (OTHER_METHODS.contains(request.getMethod())) {
            throw new GatewayException(GatewayError.METHOD_NOT_ALLOWED);
        }
        URI uri = uri(baseUris.orConfigured(grant.baseUri()), path(request), request.getQueryString());
        return new GatewayCall(request.getMethod(), uri, ForwardedHeaders.of(request), body(request));
    }

    private static RequestBody body(HttpServletRequest request) throws GatewayException {
        try {
            return RequestBody.read(request.getInputStream(), request.getContentLengthLong());
        } catch (IncomingBody.TooSlowException slow) {
            throw new GatewayException(GatewayError.REQUEST_TIMEOUT, slow);
        } catch (IOException brokenOff) {
            throw new GatewayException(GatewayError.BAD_REQUEST, brokenOff);
        }
    }

    private String path(HttpServletRequest request) throws GatewayException {
        String gateway = request.getContextPath() + PATH;
        String address = request.getRequestURI();
        String path = address.startsWith(gateway) ? address.substring(gateway.length()) : "";
        if (!paths.contains(path)) {
            throw new GatewayException(GatewayError.FORBIDDEN);
        }
        return path;
    }

    private static URI uri(URI base, String path, String query) throws GatewayException {
        try {
            return new URI(base + path + (query == null ? "" : "?" + query));
        } catch (URISyntaxException unsendable) {
            throw new GatewayException(GatewayError.BAD_REQUEST);
        }
    }
}
