package org.exchangeconnect.sms.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.infobip.CallFailedException;
import org.exchangeconnect.infobip.ResponseJson;
import org.exchangeconnect.infobip.RetryAfter;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.token.InfobipApi;

/** Fetches delivery reports and log entries of an account's messages from Infobip. Safe for use by many threads. */
@Singleton
class ReportsClient {

    /** The number of reports per request, small because a page that is fetched but not saved is lost. */
    static final int PAGE_SIZE = 100;

    /** The longest list of message ids that Infobip's logs accept, with its commas. */
    static final int MAX_IDS_CHARACTERS = 2048;

    private static final int OK = 200;

    private final InfobipApi api;
    private final Clock clock;

    @Inject
    ReportsClient(InfobipApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * A page of log entries.
     *
     * @param nextCursor null for the last page
     */
    record LogPage(List<MessageStatus> entries, String nextCursor) {

        LogPage {
            entries = List.copyOf(entries);
        }
    }

    /** Fetches reports of one request to send. Infobip returns each report only once for the whole account. */
    List<MessageStatus> reportsOfBulk(ConnectionId id, URI base, String bulkId) throws ReportsUnavailableException {
        return reports(id, base, "bulkId=" + encoded(bulkId));
    }

    /** Fetches reports of one message. Infobip returns each report only once for the whole account. */
    List<MessageStatus> reportsOf(ConnectionId id, URI base, String messageId) throws ReportsUnavailableException {
        return reports(id, base, "messageId=" + encoded(messageId));
    }

    private List<MessageStatus> reports(ConnectionId id, URI base, String filter) throws ReportsUnavailableException {
        JsonObject body = get(id, URI.create(base + "/sms/3/reports?" + filter + "&limit=" + PAGE_SIZE));
        return read(body.get("results")).toList();
    }

    /**
     * Looks messages up in the logs.
     *
     * @param messageIds at most {@value #MAX_IDS_CHARACTERS} characters with a comma between two, and none inside
     * @param cursor the previous page's; empty for the first page
     */
    LogPage logs(ConnectionId id, URI base, Collection<String> messageIds, Optional<String> cursor)
            throws ReportsUnavailableException {
        JsonObject body = get(
                id,
                URI.create(base + "/sms/3/logs?messageId=" + encoded(String.join(",", messageIds)) + "&limit="
                        + PAGE_SIZE + "&useCursor=true"
                        + cursor.map(text -> "&cursor=" + encoded(text)).orElse("")));
        return new LogPage(
                read(body.get("results")).toList(),
                body.get("cursor") instanceof JsonObject page && page.get("nextCursor") instanceof JsonString next
                        ? next.getString()
                        : null);
    }

    private JsonObject get(ConnectionId id, URI uri) throws ReportsUnavailableException {
        HttpResponse<byte[]> response = send(id, uri);
        if (response.statusCode() != OK) {
            throw new ReportsUnavailableException(
                    response.statusCode(),
                    RetryAfter.read(
                            response.headers().firstValue("Retry-After").orElse(null),
                            response.headers().firstValue("Date").orElse(null),
                            clock.instant()));
        }
        return ResponseJson.object(response.body())
                .filter(body -> body.get("results") instanceof JsonArray)
                .orElseThrow(() -> new ReportsUnavailableException("no results"));
    }

    private HttpResponse<byte[]> send(ConnectionId id, URI uri) throws ReportsUnavailableException {
        try {
            return api.get(id, uri);
        } catch (CallFailedException failed) {
            throw new ReportsUnavailableException(failed.getMessage());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Reads the results of a response or a push. Skips those that are no valid report of a message. */
    static Stream<MessageStatus> read(JsonValue results) {
        return MessageStatus.readAll(results)
                .filter(report -> report.deliveryStatus().isPresent());
    }
}
