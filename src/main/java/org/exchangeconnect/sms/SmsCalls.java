package org.exchangeconnect.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.logging.Logger;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.infobip.CallFailedException;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.infobip.ResponseJson;
import org.exchangeconnect.infobip.RetryAfter;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.sms.journal.InfobipDate;
import org.exchangeconnect.sms.journal.MessageRepository;
import org.exchangeconnect.token.InfobipApi;
import org.exchangeconnect.token.UnknownConnectionException;

/**
 * Step 7: calls Infobip's SMS API about messages without sending any: reads, reschedules and cancels the scheduled
 * messages of a request, and previews texts. A 401 proves that Infobip did not process a call, so it is repeated once
 * with another token; nothing else is ever repeated. Safe for use by many threads.
 *
 * <p>Every method throws {@link UnknownConnectionException} if there is no such connection,
 * {@link org.exchangeconnect.connection.BaseUriNotAllowedException} if the account's base URL is not allowed,
 * {@link org.exchangeconnect.token.ReconnectRequiredException} if a person must connect the account again, and
 * {@link org.exchangeconnect.token.TokenUnavailableException} if the token expired and can't be renewed at the moment;
 * Infobip then did nothing. Every other failure is in the result.
 */
@Singleton
public class SmsCalls {

    private static final Logger LOG = Logs.of(SmsCalls.class);
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String BULKS = "/sms/1/bulks?bulkId=";
    private static final String BULK_STATUS = "/sms/1/bulks/status?bulkId=";
    private static final String PREVIEW = "/sms/1/preview";
    private static final int NOT_FOUND = 404;

    private final ConnectionRepository connections;
    private final BaseUris baseUris;
    private final InfobipApi api;
    private final MessageRepository messages;
    private final Clock clock;

    @Inject
    SmsCalls(
            ConnectionRepository connections,
            BaseUris baseUris,
            InfobipApi api,
            MessageRepository messages,
            Clock clock) {
        this.connections = connections;
        this.baseUris = baseUris;
        this.api = api;
        this.messages = messages;
        this.clock = clock;
    }

    /** Returns the time and the status of scheduled messages: {@code {"bulkId","sendAt","status"}}. */
    public SmsCallResult scheduled(ConnectionId id, String bulkId) {
        SmsCallResult time = call(id, "GET", BULKS + encoded(bulkId), null);
        if (!time.isAnswered()) {
            return time;
        }
        SmsCallResult status = call(id, "GET", BULK_STATUS + encoded(bulkId), null);
        if (!status.isAnswered()) {
            return status;
        }
        JsonObject both = JSON.createObjectBuilder(time.answer())
                .addAll(JSON.createObjectBuilder(status.answer()))
                .build();
        return new SmsCallResult(CallStatus.ANSWERED, both, false, null);
    }

    /**
     * Changes the time of scheduled messages, also in the journal.
     *
     * @param sendAt in Infobip's format or that of RFC 3339, at most 180 days ahead
     */
    public SmsCallResult reschedule(ConnectionId id, String bulkId, String sendAt) {
        JsonObject body = JSON.createObjectBuilder().add("sendAt", sendAt).build();
        SmsCallResult result = call(id, "PUT", BULKS + encoded(bulkId), body);
        if (result.isAnswered()) {
            follow(id, bulkId, InfobipDate.read(body.get("sendAt")).orElseGet(clock::instant));
        }
        return result;
    }

    /** Cancels scheduled messages. The journal looks up soon what Infobip says about them. */
    public SmsCallResult cancel(ConnectionId id, String bulkId) {
        JsonObject body = JSON.createObjectBuilder().add("status", "CANCELED").build();
        SmsCallResult result = call(id, "PUT", BULK_STATUS + encoded(bulkId), body);
        if (result.isAnswered()) {
            follow(id, bulkId, clock.instant());
        }
        return result;
    }

    /** Infobip has changed the messages, so a failure to save that is only logged; look-ups find their status later. */
    private void follow(ConnectionId id, String bulkId, Instant sendAt) {
        try {
            messages.rescheduled(id, bulkId, sendAt, clock.instant());
        } catch (RuntimeException failed) {
            LOG.warning(() -> "Time of scheduled messages not saved: connection=" + id + ", error="
                    + failed.getClass().getName());
        }
    }

    /**
     * Returns the parts into which a text is split.
     *
     * @param body a body for Infobip's {@code /sms/1/preview}
     */
    public SmsCallResult preview(ConnectionId id, JsonObject body) {
        return call(id, "POST", PREVIEW, body);
    }

    private SmsCallResult call(ConnectionId id, String method, String path, JsonObject body) {
        Connection connection = connections.find(id).orElseThrow(() -> new UnknownConnectionException(id));
        URI uri = URI.create(baseUris.of(connection) + path);
        try {
            return read(
                    body == null
                            ? api.get(id, uri)
                            : api.send(id, method, uri, body.toString().getBytes(UTF_8)));
        } catch (CallFailedException failed) {
            return SmsCallResult.without(failed.status());
        }
    }

    private SmsCallResult read(HttpResponse<byte[]> response) {
        CallStatus status = CallStatus.of(response.statusCode());
        JsonObject answer = ResponseJson.object(response.body()).orElse(null);
        return new SmsCallResult(
                status == CallStatus.ANSWERED && answer == null ? CallStatus.BAD_ANSWER : status,
                answer,
                response.statusCode() == NOT_FOUND,
                RetryAfter.read(
                                response.headers()
                                        .firstValue(HttpHeaders.RETRY_AFTER)
                                        .orElse(null),
                                response.headers().firstValue(HttpHeaders.DATE).orElse(null),
                                clock.instant())
                        .orElse(null));
    }

    private static String encoded(String bulkId) {
        return URLEncoder.encode(bulkId, UTF_8);
    }
}
