package org.exchangeconnect.sms.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.infobip.CallFailedException;
import org.exchangeconnect.infobip.ResponseJson;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.token.InfobipApi;

/** Fetches delivery reports and log entries of an account's messages from Infobip. Safe for use by many threads. */
@Singleton
class ReportsClient {

    /** The number of reports per request, small because a page that is fetched but not saved is lost. */
    static final int PAGE_SIZE = 100;

    private static final int OK = 200;

    private final InfobipApi api;

    @Inject
    ReportsClient(InfobipApi api) {
        this.api = api;
    }

    /** Infobip returned no response, or no usable one. */
    static final class ReportsUnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        ReportsUnavailableException(String message) {
            super(message);
        }
    }

    /** Fetches reports. Infobip returns each report only once. */
    List<MessageStatus> reports(ConnectionId id, URI base) throws ReportsUnavailableException {
        return get(id, URI.create(base + "/sms/1/reports?limit=" + PAGE_SIZE));
    }

    /** Looks a message up in the logs; empty if they do not have it. */
    Optional<MessageStatus> log(ConnectionId id, URI base, String messageId) throws ReportsUnavailableException {
        return get(id, URI.create(base + "/sms/1/logs?messageId=" + URLEncoder.encode(messageId, UTF_8))).stream()
                .filter(entry -> entry.messageId().equals(messageId))
                .findFirst();
    }

    private List<MessageStatus> get(ConnectionId id, URI uri) throws ReportsUnavailableException {
        HttpResponse<byte[]> answer = send(id, uri);
        if (answer.statusCode() != OK) {
            throw new ReportsUnavailableException("HTTP status " + answer.statusCode());
        }
        JsonValue results = ResponseJson.object(answer.body())
                .map(body -> body.get("results"))
                .filter(JsonArray.class::isInstance)
                .orElseThrow(() -> new ReportsUnavailableException("no results"));
        return read(results).toList();
    }

    private HttpResponse<byte[]> send(ConnectionId id, URI uri) throws ReportsUnavailableException {
        try {
            return api.get(id, uri);
        } catch (CallFailedException failed) {
            throw new ReportsUnavailableException(failed.getMessage());
        }
    }

    /** Reads the results of a response or a push. Skips those that are no valid report of a message. */
    static Stream<MessageStatus> read(JsonValue results) {
        return MessageStatus.readAll(results)
                .filter(report -> report.deliveryStatus().isPresent());
    }
}
