package org.exchangeconnect.sms.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;

/**
 * Asks Infobip for the delivery status of open messages: fetches reports where none are pushed, and looks up in the logs
 * the messages that no report resolves.
 */
@Singleton
class ReportPoll {

    private static final Logger LOG = Logs.of(ReportPoll.class);

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration MIN_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);

    private final OpenMessageRepository open;
    private final ReportRepository reports;
    private final ReportFetcher fetcher;
    private final StatusLookup lookup;
    private final AccountLimits limits;
    private final ConnectionRepository connections;
    private final BaseUris baseUris;
    private final DeliverySettings settings;
    private final Clock clock;

    @Inject
    ReportPoll(
            OpenMessageRepository open,
            ReportRepository reports,
            ReportFetcher fetcher,
            StatusLookup lookup,
            AccountLimits limits,
            ConnectionRepository connections,
            BaseUris baseUris,
            DeliverySettings settings,
            Clock clock) {
        this.open = open;
        this.reports = reports;
        this.fetcher = fetcher;
        this.lookup = lookup;
        this.limits = limits;
        this.connections = connections;
        this.baseUris = baseUris;
        this.settings = settings;
        this.clock = clock;
    }

    /** Polls for the connection that has been due for longest; returns false if none is due. */
    boolean askForOne() {
        Optional<ConnectionId> due = open.claim(LEASE);
        due.ifPresent(id -> open.due(id, clock.instant().plus(within(ask(id)))));
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

    /** Returns the pause until the next poll. A failure is logged at FINE only, because the poll is repeated. */
    private Duration ask(ConnectionId id) {
        try {
            Connection connection = connections.find(id).orElseThrow(() -> new UnknownConnectionException(id));
            Duration requested = limits.remainingPause(connection);
            return requested.isZero() ? ask(connection, baseUris.of(connection)) : requested;
        } catch (ReconnectRequiredException
                | TokenUnavailableException
                | UnknownConnectionException
                | BaseUriNotAllowedException failed) {
            return failed(id, failed);
        }
    }

    private Duration ask(Connection connection, URI base) {
        try {
            if (settings.polls()) {
                fetcher.fetch(connection.id(), base);
            }
            lookup.lookUp(connection, base);
            return untilNext(connection.id());
        } catch (ReportsUnavailableException failed) {
            failed.retryAfter().ifPresent(pause -> limits.pause(connection, pause));
            return failed.retryAfter().orElseGet(() -> failed(connection.id(), failed));
        }
    }

    private Duration untilNext(ConnectionId id) {
        return open.next(id, settings.polls())
                .map(next -> Duration.between(clock.instant(), next))
                .orElse(MAX_PAUSE);
    }

    private Duration failed(ConnectionId id, Exception failed) {
        LOG.log(Level.FINE, "Delivery reports unavailable: connection={0}, reason={1}", new Object[] {
            id, failed.getMessage()
        });
        lookup.giveUpOnOld(id);
        return MAX_PAUSE;
    }

    private static Duration within(Duration pause) {
        if (pause.compareTo(MIN_PAUSE) < 0) {
            return MIN_PAUSE;
        }
        return pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
    }
}
