package org.exchangeconnect.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.infobip.LimitedBody;
import org.exchangeconnect.infobip.TimedExchange;
import org.exchangeconnect.oauth.AccessToken;

/**
 * Step 8: sends the gateway's calls to Infobip. It follows no redirect, so that the credentials go to the named host only, and
 * it repeats no request. Safe for use by many threads.
 */
@Singleton
class Upstream {

    /** Responses up to this size are buffered. */
    private static final int MAX_BUFFERED_BYTES = 64 * 1024;

    private final Duration headTimeout;
    private final HttpClient http;

    @Inject
    Upstream(HttpSettings settings) {
        this.headTimeout = settings.gatewayTimeout();
        this.http = settings.newClient();
    }

    /**
     * Sends a call and returns the response as soon as its head has arrived, or completely if it is small. The caller
     * must read and close the body.
     */
    HttpResponse<InputStream> send(GatewayCall call, AccessToken token) throws GatewayException {
        HttpRequest request = request(call, token);
        try {
            return TimedExchange.send(http, request, Upstream::body, GatewayThreads.MAX_CALL_TIME);
        } catch (IOException failure) {
            throw new GatewayException(error(failure), failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new GatewayException(GatewayError.ANSWER_LOST, stopping);
        }
    }

    /**
     * Buffers a small response: it wakes its reader once, and if it breaks off an error response is still possible.
     * Others stream.
     */
    private static BodySubscriber<InputStream> body(ResponseInfo head) {
        long length = head.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE);
        return length > MAX_BUFFERED_BYTES
                ? BodySubscribers.ofInputStream()
                : BodySubscribers.mapping(new LimitedBody(MAX_BUFFERED_BYTES), ByteArrayInputStream::new);
    }

    private HttpRequest request(GatewayCall call, AccessToken token) throws GatewayException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                    .timeout(call.body().isRepeatable() ? headTimeout : GatewayThreads.MAX_CALL_TIME)
                    .method(call.method(), call.body().publisher());
            call.headers().forEach(line -> request.header(line.name(), line.value()));
            return request.header("Authorization", token.authorization()).build();
        } catch (IllegalArgumentException unsendable) {
            throw new GatewayException(GatewayError.BAD_REQUEST);
        }
    }

    private static GatewayError error(IOException failure) {
        if (causedBy(failure, RequestBody.TooLargeException.class)) {
            return GatewayError.REQUEST_TOO_LARGE;
        }
        if (causedBy(failure, HttpConnectTimeoutException.class)
                || causedBy(failure, ConnectException.class)
                || causedBy(failure, SSLHandshakeException.class)) {
            return GatewayError.UNREACHABLE;
        }
        return failure instanceof HttpTimeoutException ? GatewayError.TIMEOUT : GatewayError.ANSWER_LOST;
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(type::isInstance);
    }
}
