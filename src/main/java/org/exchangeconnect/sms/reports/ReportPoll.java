package org.exchangeconnect.sms.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.connection.BaseUriNotAllowedException;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.sms.journal.SmsMetrics;
import org.exchangeconnect.sms.journal.StatusLookupSchedule;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;

/**
 * Asks Infobip for the delivery status of open messages: fetches reports where none are pushed, and looks up in the
 * logs the messages that no report resolves. Infobip returns a report once, so each page is saved before the next is
 * fetched. If a node dies in between, that page is lost, and a later look-up in the logs finds the same status.
 */
@Singleton
class ReportPoll {

    private static final Logger LOG = Logs.of(ReportPoll.class);

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration MIN_PAUSE = Duration.ofSeconds(5);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);
    private static final int MAX_PAGES = 10;
    private static final int MAX_LOOKUPS = 10;
    private static final int PAUSE_SHARE_OF_AGE = 4;

    private final ReportRepository reports;
    private final ReportsClient client;
    private final ConnectionRepository connections;
    private final BaseUris baseUris;
    private final DeliverySettings settings;
    private final SmsMetrics metrics;
    private final Clock clock;

    @Inject
    ReportPoll(
            ReportRepository reports,
            ReportsClient client,
            ConnectionRepository connections,
            BaseUris baseUris,
            DeliverySettings settings,
            SmsMetrics metrics,
            Clock clock) {
        this.reports = reports;
        this.client = client;
        this.connections = connections;
        this.baseUris = baseUris;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Polls for the connection that has been due for longest; returns false if none is due. */
    boolean askForOne() {
        Optional<ConnectionId> due = reports.claim(LEASE);
        due.ifPresent(id -> reports.due(id, clock.instant().plus(ask(id) ? pause(id) : MAX_PAUSE)));
        return due.isPresent();
    }

    /** Deletes the messages older than the retention period. */
    void forget() {
        Instant then = clock.instant().minus(settings.retention());
        boolean more = true;
        while (more) {
            more = reports.deleteBefore(then);
        }
    }

    /** The pause grows with the age of the newest open message. */
    private Duration pause(ConnectionId id) {
        Instant now = clock.instant();
        Duration age = reports.newestOpen(id)
                .map(newest -> Duration.between(newest, now))
                .orElse(Duration.ZERO);
        Duration pause = age.dividedBy(PAUSE_SHARE_OF_AGE);
        if (pause.compareTo(MIN_PAUSE) < 0) {
            return MIN_PAUSE;
        }
        return pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
    }

    /** Returns whether Infobip responded. A failure is logged at FINE only, because the poll is repeated. */
    private boolean ask(ConnectionId id) {
        try {
            Connection connection = connections.find(id).orElseThrow(() -> new UnknownConnectionException(id));
            URI base = baseUris.of(connection);
            if (settings.polls()) {
                fetch(id, base);
            }
            lookUp(id, base);
            return true;
        } catch (ReportsClient.ReportsUnavailableException
                | ReconnectRequiredException
                | TokenUnavailableException
                | UnknownConnectionException
                | BaseUriNotAllowedException failed) {
            LOG.log(Level.FINE, "Delivery reports unavailable: connection={0}, reason={1}", new Object[] {
                id, failed.getMessage()
            });
            giveUpOnOld(id);
            return false;
        }
    }

    private void fetch(ConnectionId id, URI base) throws ReportsClient.ReportsUnavailableException {
        for (int page = 0; page < MAX_PAGES; page++) {
            List<MessageStatus> fetched = client.reports(id, base);
            metrics.reported(reports.write(fetched, Optional.of(id)), "fetched");
            if (fetched.size() < ReportsClient.PAGE_SIZE) {
                return;
            }
        }
    }

    private void lookUp(ConnectionId id, URI base) throws ReportsClient.ReportsUnavailableException {
        for (ReportRepository.OpenMessage message : reports.toLookUp(id, MAX_LOOKUPS)) {
            Optional<MessageStatus> found = client.log(id, base, message.messageId());
            metrics.reported(reports.write(found.stream().toList(), Optional.of(id)), "looked-up");
            reports.lookedUp(message, StatusLookupSchedule.next(message.createdAt(), clock.instant()));
        }
    }

    /** Stops looking up messages that are older than Infobip's logs reach back. */
    private void giveUpOnOld(ConnectionId id) {
        reports.toLookUp(id, MAX_LOOKUPS).stream()
                .filter(message -> StatusLookupSchedule.next(message.createdAt(), clock.instant()) == null)
                .forEach(message -> reports.lookedUp(message, null));
    }
}
