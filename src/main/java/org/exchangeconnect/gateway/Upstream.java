package org.exchangeconnect.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.infobip.CallFailedException;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.infobip.LimitedBody;
import org.exchangeconnect.token.InfobipApi;

/** Step 8: sends the gateway's calls to Infobip. Safe for use by many threads. */
@Singleton
class Upstream {

    /** Responses up to this size are buffered. */
    private static final int MAX_BUFFERED_BYTES = 64 * 1024;

    private static final int UNAUTHORIZED = 401;

    private final InfobipApi api;
    private final Duration headTimeout;

    @Inject
    Upstream(InfobipApi api, HttpSettings settings) {
        this.api = api;
        this.headTimeout = settings.gatewayTimeout();
    }

    /**
     * Sends a call and returns the response as soon as its head has arrived, or completely if it is small. The caller
     * must read and close the body.
     *
     * @throws org.exchangeconnect.token.ReconnectRequiredException if a person must connect the account again
     * @throws org.exchangeconnect.token.TokenUnavailableException if there is no usable token at the moment
     */
    HttpResponse<InputStream> send(ConnectionId id, GatewayCall call) throws GatewayException {
        try {
            boolean isRepeatable = call.body().isRepeatable();
            return api.send(id, request(call), Upstream::body, isRepeatable, GatewayThreads.MAX_CALL_TIME);
        } catch (CallFailedException failed) {
            throw new GatewayException(error(failed), failed);
        }
    }

    /**
     * Buffers a small response: it wakes its reader once, and if it breaks off an error response is still possible.
     * A refusal of the token is buffered as well, because it may be dropped. Others stream.
     */
    private static BodySubscriber<InputStream> body(ResponseInfo head) {
        long length = head.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE);
        return length > MAX_BUFFERED_BYTES && head.statusCode() != UNAUTHORIZED
                ? BodySubscribers.ofInputStream()
                : BodySubscribers.mapping(new LimitedBody(MAX_BUFFERED_BYTES), ByteArrayInputStream::new);
    }

    private HttpRequest.Builder request(GatewayCall call) throws GatewayException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                    .timeout(call.body().isRepeatable() ? headTimeout : GatewayThreads.MAX_CALL_TIME)
                    .method(call.method(), call.body().publisher());
            call.headers().forEach(line -> request.header(line.name(), line.value()));
            return request;
        } catch (IllegalArgumentException unsendable) {
            throw new GatewayException(GatewayError.BAD_REQUEST);
        }
    }

    private static GatewayError error(CallFailedException failed) {
        if (CallStatus.isCausedBy(failed, IncomingBody.TooLargeException.class)) {
            return GatewayError.REQUEST_TOO_LARGE;
        }
        if (CallStatus.isCausedBy(failed, IncomingBody.TooSlowException.class)) {
            return GatewayError.REQUEST_TIMEOUT;
        }
        return switch (failed.status()) {
            case UNREACHABLE, CONNECT_TIMEOUT -> GatewayError.UNREACHABLE;
            case NO_ANSWER -> GatewayError.TIMEOUT;
            default -> GatewayError.ANSWER_LOST;
        };
    }
}
