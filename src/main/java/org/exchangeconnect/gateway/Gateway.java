package org.exchangeconnect.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangeconnect.connection.BaseUriNotAllowedException;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenService;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;

/** Step 8: authenticates a call by its gateway key and forwards it with the connection's token or API key. */
@Singleton
class Gateway {

    static final String PATH = "/gateway";

    private static final Pattern CREDENTIALS = Pattern.compile("(?i:App) +(\\S{1,256}) *");
    private static final Set<String> OTHER_METHODS = Set.of("CONNECT", "TRACE");
    private static final int UNAUTHORIZED = 401;

    private final GatewayKeyRepository keys;
    private final AllowedPaths paths;
    private final ConcurrentCallLimit callLimit;
    private final BaseUris baseUris;
    private final TokenService tokens;
    private final Upstream upstream;
    private final ResponseRelay relay;

    @Inject
    Gateway(
            GatewayKeyRepository keys,
            AllowedPaths paths,
            ConcurrentCallLimit callLimit,
            BaseUris baseUris,
            TokenService tokens,
            Upstream upstream,
            ResponseRelay relay) {
        this.keys = keys;
        this.paths = paths;
        this.callLimit = callLimit;
        this.baseUris = baseUris;
        this.tokens = tokens;
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
        callLimit.take(id);
        try {
            relay.pass(answer(id, call(grant, request)), response);
        } catch (ReconnectRequiredException | UnknownConnectionException lapsed) {
            throw new GatewayException(GatewayError.RECONNECT_REQUIRED, lapsed);
        } catch (TokenUnavailableException unavailable) {
            throw new GatewayException(GatewayError.TOKEN_UNAVAILABLE, unavailable);
        } catch (BaseUriNotAllowedException refused) {
            throw new GatewayException(GatewayError.BASE_URL_NOT_ALLOWED, refused);
        } finally {
            callLimit.release(id);
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

    private GatewayCall call(KeyGrant grant, HttpServletRequest request) throws GatewayException, IOException {
        if (OTHER_METHODS.contains(request.getMethod())) {
            throw new GatewayException(GatewayError.METHOD_NOT_ALLOWED);
        }
        URI uri = uri(baseUris.orConfigured(grant.baseUri()), path(request), request.getQueryString());
        RequestBody body = RequestBody.read(request.getInputStream(), request.getContentLengthLong());
        return new GatewayCall(request.getMethod(), uri, ForwardedHeaders.of(request), body);
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
            return new URI(base.toString().replaceFirst("/$", "") + path + (query == null ? "" : "?" + query));
        } catch (URISyntaxException unsendable) {
            throw new GatewayException(GatewayError.BAD_REQUEST);
        }
    }

    /** A 401 proves that Infobip did not process the request, so it is repeated once if its body is still available. */
    private HttpResponse<InputStream> answer(ConnectionId id, GatewayCall call) throws GatewayException, IOException {
        AccessToken token = tokens.current(id);
        HttpResponse<InputStream> answer = upstream.send(call, token);
        if (answer.statusCode() != UNAUTHORIZED) {
            return answer;
        }
        Optional<AccessToken> other = replacement(id, token);
        if (other.isEmpty() || !call.body().isRepeatable()) {
            return answer;
        }
        answer.body().close();
        return upstream.send(call, other.get());
    }

    private Optional<AccessToken> replacement(ConnectionId id, AccessToken refused) {
        try {
            return tokens.replacementFor(id, refused);
        } catch (ReconnectRequiredException | TokenUnavailableException | UnknownConnectionException none) {
            return Optional.empty();
        }
    }
}
