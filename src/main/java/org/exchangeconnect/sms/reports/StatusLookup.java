package org.exchangeconnect.sms.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.InfobipRight;
import org.exchangeconnect.connection.RefusedRightRepository;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.sms.journal.SmsMetrics;
import org.exchangeconnect.sms.journal.StatusLookupSchedule;

/**
 * Looks up in Infobip's logs the open messages that no report resolves, many with one call. Messages that the rate limit
 * leaves out stay due.
 */
@Singleton
class StatusLookup {

    private static final int MAX_MESSAGES = 500;
    private static final int MAX_PAGES = 5;

    private final OpenMessageRepository open;
    private final ReportRepository reports;
    private final ReportsClient client;
    private final AccountLimits limits;
    private final RefusedRightRepository rights;
    private final SmsMetrics metrics;
    private final Clock clock;

    @Inject
    StatusLookup(
            OpenMessageRepository open,
            ReportRepository reports,
            ReportsClient client,
            AccountLimits limits,
            RefusedRightRepository rights,
            SmsMetrics metrics,
            Clock clock) {
        this.open = open;
        this.reports = reports;
        this.client = client;
        this.limits = limits;
        this.rights = rights;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Looks up the messages that are due. */
    void lookUp(Connection connection, URI base) throws ReportsUnavailableException {
        ConnectionId id = connection.id();
        List<OpenMessage> due = open.toLookUp(id, MAX_MESSAGES);
        try {
            for (List<OpenMessage> batch : batches(due)) {
                if (!lookUp(connection, base, batch)) {
                    return;
                }
                lookedUp(batch);
            }
        } catch (ReportsUnavailableException refused) {
            if (!refused.isForbidden()) {
                throw refused;
            }
            rights.refused(id, InfobipRight.SMS_LOGS);
            lookedUp(due);
        }
    }

    /** Stops looking up messages that are older than Infobip's logs reach back. */
    void giveUpOnOld(ConnectionId id) {
        Instant now = clock.instant();
        List<OpenMessage> old = open.toLookUp(id, MAX_MESSAGES).stream()
                .filter(message -> next(message, now) == null)
                .toList();
        open.lookedUp(old, message -> null);
    }

    /** Divides messages into lists whose ids fit into one call. */
    static List<List<OpenMessage>> batches(List<OpenMessage> messages) {
        List<List<OpenMessage>> batches = new ArrayList<>();
        int characters = ReportsClient.MAX_IDS_CHARACTERS;
        for (OpenMessage message : messages) {
            int more = message.messageId().length() + 1;
            if (characters + more > ReportsClient.MAX_IDS_CHARACTERS) {
                batches.add(new ArrayList<>());
                characters = -1;
            }
            batches.get(batches.size() - 1).add(message);
            characters += more;
        }
        return batches;
    }

    /**
     * Returns false if the rate limit allows no call. An id with a comma can't be asked about, because Infobip would read
     * two.
     */
    private boolean lookUp(Connection connection, URI base, List<OpenMessage> batch)
            throws ReportsUnavailableException {
        Set<String> ids = batch.stream()
                .map(OpenMessage::messageId)
                .filter(id -> !id.contains(","))
                .collect(Collectors.toSet());
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MAX_PAGES && !ids.isEmpty(); page++) {
            if (!limits.enterLogs(connection)) {
                return false;
            }
            ReportsClient.LogPage found = client.logs(connection.id(), base, ids, cursor);
            rights.granted(connection.id(), InfobipRight.SMS_LOGS);
            write(connection.id(), found.entries(), ids);
            cursor = Optional.ofNullable(found.nextCursor());
            if (cursor.isEmpty()) {
                return true;
            }
        }
        return true;
    }

    /** The logs list the newest entry of a message first. */
    private void write(ConnectionId id, List<MessageStatus> entries, Set<String> ids) {
        Map<String, MessageStatus> newest = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> ids.contains(entry.messageId()))
                .forEach(entry -> newest.putIfAbsent(entry.messageId(), entry));
        metrics.reported(reports.write(List.copyOf(newest.values()), Optional.of(id)), "looked-up");
    }

    private void lookedUp(List<OpenMessage> messages) {
        Instant now = clock.instant();
        open.lookedUp(messages, message -> next(message, now));
    }

    private static Instant next(OpenMessage message, Instant now) {
        return StatusLookupSchedule.next(message.createdAt(), message.sendAt(), now);
    }
}
