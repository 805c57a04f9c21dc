package org.exchangeconnect.sms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.infobip.LimitedBody;
import org.exchangeconnect.infobip.ResponseJson;
import org.exchangeconnect.infobip.RetryAfter;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.observability.Logs;

/** Step 7: makes one request to Infobip's SMS API and reads its response. It never repeats a request. */
@Singleton
class SmsTransport {

    private static final Logger LOG = Logs.of(SmsTransport.class);

    private final SmsClients clients;
    private final Duration sendTimeout;
    private final Clock clock;

    @Inject
    SmsTransport(SmsClients clients, HttpSettings http, Clock clock) {
        this.clients = clients;
        this.sendTimeout = http.sendTimeout();
        this.clock = clock;
    }

    /** Returns a result without messages, whatever happens. */
    SmsResult post(URI endpoint, AccessToken token, JsonObject body) {
        try {
            return clients.call(endpoint, client -> send(client, token, body));
        } catch (RuntimeException failure) {
            CallStatus status = CallStatus.of(failure);
            LOG.fine(() -> "SMS request failed: status=" + status + ", cause=" + CallStatus.rootOf(failure));
            return SmsResult.without(status);
        }
    }

    private SmsResult send(SmsClient client, AccessToken token, JsonObject body) {
        try (Response response = client.send(token.authorization(), body)) {
            return read(response);
        }
    }

    /** A refusal is one even if its body is unreadable. */
    private SmsResult read(Response response) {
        CallStatus status = CallStatus.of(response.getStatus());
        JsonObject answer = body(response).orElse(null);
        boolean isUsable = answer != null && answer.get("messages") instanceof JsonArray;
        return new SmsResult(
                status == CallStatus.ANSWERED && !isUsable ? CallStatus.BAD_ANSWER : status,
                answer,
                RetryAfter.read(
                                response.getHeaderString(HttpHeaders.RETRY_AFTER),
                                response.getHeaderString(HttpHeaders.DATE),
                                clock.instant())
                        .orElse(null),
                List.of());
    }

    private Optional<JsonObject> body(Response response) {
        try {
            return response.hasEntity()
                    ? ResponseJson.object(LimitedBody.read(
                            response.readEntity(InputStream.class), LimitedBody.MAX_JSON_BYTES, sendTimeout))
                    : Optional.empty();
        } catch (IOException | ProcessingException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }
}
