package org.exchangeconnect.sms.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.infobip.CallFailedException;
import org.exchangeconnect.infobip.ResponseJson;
import org.exchangeconnect.token.InfobipApi;

/** Fetches an account's inbound messages from Infobip, which returns each only once. Safe for use by many threads. */
@Singleton
class InboxClient {

    /** The number of messages per request, small because a page that is fetched but not saved is lost. */
    static final int PAGE_SIZE = 100;

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    private final InfobipApi api;

    @Inject
    InboxClient(InfobipApi api) {
        this.api = api;
    }

    /** Infobip returned no response, or no usable one. */
    static final class InboxUnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean forbidden;

        InboxUnavailableException(String message, boolean forbidden) {
            super(message);
            this.forbidden = forbidden;
        }

        /** Returns whether the user who connected lacks the right to read inbound messages. */
        boolean isForbidden() {
            return forbidden;
        }
    }

    /** Fetches up to {@link #PAGE_SIZE} messages. */
    List<InboxEntry> fetch(ConnectionId id, URI base) throws InboxUnavailableException {
        HttpResponse<byte[]> answer = send(id, URI.create(base + "/sms/1/inbox/reports?limit=" + PAGE_SIZE));
        if (answer.statusCode() != OK) {
            throw new InboxUnavailableException("HTTP status " + answer.statusCode(), answer.statusCode() == FORBIDDEN);
        }
        JsonValue results = ResponseJson.object(answer.body())
                .map(body -> body.get("results"))
                .filter(JsonArray.class::isInstance)
                .orElseThrow(() -> new InboxUnavailableException("no results", false));
        return InboxEntry.readAll(results);
    }

    private HttpResponse<byte[]> send(ConnectionId id, URI uri) throws InboxUnavailableException {
        try {
            return api.get(id, uri);
        } catch (CallFailedException failed) {
            throw new InboxUnavailableException(failed.getMessage(), false);
        }
    }
}
