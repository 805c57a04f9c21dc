package org.exchangeconnect.sms.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.InfobipRight;
import org.exchangeconnect.connection.RefusedRightRepository;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.sms.journal.ReportFetchSchedule;
import org.exchangeconnect.sms.journal.SmsMetrics;

/**
 * Fetches the delivery reports of a connection's open messages, by the id of their request or else their own. Infobip
 * hands each report out once for the whole account, so a call without such an id would take the reports for which the
 * account's other programs wait. Each page is saved before the next is fetched. If a node dies in between, that page is
 * lost, and a later look-up in the logs finds the same status.
 */
@Singleton
class ReportFetcher {

    static final int MAX_CALLS = 100;

    private static final int MAX_MESSAGES = 1_000;

    private final OpenMessageRepository open;
    private final ReportRepository reports;
    private final ReportsClient client;
    private final RefusedRightRepository rights;
    private final SmsMetrics metrics;
    private final Clock clock;

    @Inject
    ReportFetcher(
            OpenMessageRepository open,
            ReportRepository reports,
            ReportsClient client,
            RefusedRightRepository rights,
            SmsMetrics metrics,
            Clock clock) {
        this.open = open;
        this.reports = reports;
        this.client = client;
        this.rights = rights;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Fetches the reports that are due, with at most {@value #MAX_CALLS} calls; the others stay due. */
    void fetch(ConnectionId id, URI base) throws ReportsUnavailableException {
        List<OpenMessage> due = open.toFetch(id, MAX_MESSAGES);
        if (due.isEmpty()) {
            return;
        }
        try {
            int calls = 0;
            for (List<OpenMessage> group : groups(due)) {
                calls += fetch(id, base, group, MAX_CALLS - calls);
                if (calls >= MAX_CALLS) {
                    break;
                }
            }
            rights.granted(id, InfobipRight.SMS_REPORTS);
        } catch (ReportsUnavailableException refused) {
            if (!refused.isForbidden()) {
                throw refused;
            }
            rights.refused(id, InfobipRight.SMS_REPORTS);
            fetched(due);
        }
    }

    /** Messages of one request are a group, and so is each message whose request is unknown. */
    private static Collection<List<OpenMessage>> groups(List<OpenMessage> due) {
        Map<String, List<OpenMessage>> groups = new LinkedHashMap<>();
        for (OpenMessage message : due) {
            String key = message.bulkId() == null ? "message " + message.messageId() : "bulk " + message.bulkId();
            groups.computeIfAbsent(key, unknown -> new ArrayList<>()).add(message);
        }
        return groups.values();
    }

    /** Fetches page after page, and returns the number of calls. After the last page, the group is no longer due. */
    private int fetch(ConnectionId id, URI base, List<OpenMessage> group, int maxCalls)
            throws ReportsUnavailableException {
        OpenMessage first = group.get(0);
        int calls = 0;
        boolean more = true;
        while (more && calls < maxCalls) {
            List<MessageStatus> page = first.bulkId() == null
                    ? client.reportsOf(id, base, first.messageId())
                    : client.reportsOfBulk(id, base, first.bulkId());
            calls++;
            metrics.reported(reports.write(page, Optional.of(id)), "fetched");
            more = page.size() >= ReportsClient.PAGE_SIZE;
        }
        if (!more) {
            fetched(group);
        }
        return calls;
    }

    private void fetched(List<OpenMessage> messages) {
        Instant now = clock.instant();
        open.fetched(messages, message -> ReportFetchSchedule.next(message.createdAt(), message.sendAt(), now));
    }
}
