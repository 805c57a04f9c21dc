package org.exchangeconnect.sms.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.InboundSettings;
import org.exchangeconnect.connection.BaseUriNotAllowedException;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.InfobipRight;
import org.exchangeconnect.connection.RefusedRightRepository;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.sms.inbound.InboxClient.InboxUnavailableException;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;

/**
 * Fetches inbound messages of one account after another. Infobip returns a message once, so each page is saved before
 * the next is fetched. A connection whose last message is young is asked again after half a minute, others after up to
 * five minutes, with jitter so that accounts spread.
 */
@Singleton
class InboxPoll {

    static final Duration MIN_PAUSE = Duration.ofSeconds(30);
    static final Duration MAX_PAUSE = Duration.ofMinutes(5);

    /** Somebody must change the user's rights first. */
    static final Duration FORBIDDEN_PAUSE = Duration.ofHours(1);

    private static final Logger LOG = Logs.of(InboxPoll.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final int MAX_PAGES = 10;
    private static final int PAUSE_SHARE_OF_AGE = 4;
    private static final double JITTER = 0.2;

    private final InboxQueueRepository queue;
    private final InboundRepository messages;
    private final InboxPageWriter writer;
    private final InboxClient client;
    private final ConnectionRepository connections;
    private final BaseUris baseUris;
    private final RefusedRightRepository rights;
    private final InboundSettings settings;
    private final InboundMetrics metrics;
    private final DoubleSupplier random;
    private final Clock clock;

    @Inject
    InboxPoll(
            InboxQueueRepository queue,
            InboundRepository messages,
            InboxClient client,
            ConnectionRepository connections,
            BaseUris baseUris,
            RefusedRightRepository rights,
            InboundSettings settings,
            InboundMetrics metrics,
            Clock clock) {
        this.queue = queue;
        this.messages = messages;
        this.writer = new InboxPageWriter(messages, RETRY_PAUSE);
        this.client = client;
        this.connections = connections;
        this.baseUris = baseUris;
        this.rights = rights;
        this.settings = settings;
        this.metrics = metrics;
        this.random = () -> ThreadLocalRandom.current().nextDouble();
        this.clock = clock;
    }

    /** Fetches for the connection that has been due for longest; returns false if none is due. */
    boolean fetchForOne() {
        Instant lease = clock.instant().plus(LEASE);
        Optional<ConnectionId> due = queue.claim(lease);
        due.ifPresent(id -> queue.due(id, lease, clock.instant().plus(fetch(id))));
        return due.isPresent();
    }

    /** Deletes the messages older than the retention period. */
    void forget() {
        Instant then = clock.instant().minus(settings.retention());
        boolean more = true;
        while (more) {
            more = messages.deleteBefore(then);
        }
    }

    /** Returns the pause until the next fetch. A failure is logged at FINE only, because the fetch is repeated. */
    private Duration fetch(ConnectionId id) {
        try {
            Connection connection = connections.find(id).orElseThrow(() -> new UnknownConnectionException(id));
            if (storesItsAccountsMessages(connection)) {
                fetch(id, baseUris.of(connection));
            }
            return pause(id);
        } catch (InboxUnavailableException failed) {
            return failed(id, failed);
        } catch (ReconnectRequiredException
                | TokenUnavailableException
                | UnknownConnectionException
                | BaseUriNotAllowedException failed) {
            LOG.log(Level.FINE, "Inbound messages unavailable: connection=" + id, failed);
            return MAX_PAUSE;
        }
    }

    private boolean storesItsAccountsMessages(Connection connection) {
        String account = connection.identity().accountKey();
        return account == null
                || queue.ofAccount(account).filter(connection.id()::equals).isPresent();
    }

    private void fetch(ConnectionId id, URI base) throws InboxUnavailableException {
        for (int page = 0; page < MAX_PAGES; page++) {
            List<InboxEntry> fetched = client.fetch(id, base);
            metrics.received(writer.add(id, fetched), "fetched");
            rights.granted(id, InfobipRight.SMS_INBOUND);
            if (fetched.size() < InboxClient.PAGE_SIZE) {
                return;
            }
        }
    }

    private Duration failed(ConnectionId id, InboxUnavailableException failed) {
        if (failed.isForbidden()) {
            rights.refused(id, InfobipRight.SMS_INBOUND);
            return FORBIDDEN_PAUSE;
        }
        LOG.log(Level.FINE, "Inbound messages unavailable: connection={0}, reason={1}", new Object[] {
            id, failed.getMessage()
        });
        return MAX_PAUSE;
    }

    /** The pause grows with the age of the newest message. */
    private Duration pause(ConnectionId id) {
        Duration age = messages.newest(id)
                .map(newest -> Duration.between(newest, clock.instant()))
                .orElse(MAX_PAUSE.multipliedBy(PAUSE_SHARE_OF_AGE));
        Duration pause = age.dividedBy(PAUSE_SHARE_OF_AGE);
        long spread = Math.round(MAX_PAUSE.toMillis() * JITTER * random.getAsDouble());
        if (pause.compareTo(MAX_PAUSE) >= 0) {
            return MAX_PAUSE.minusMillis(spread);
        }
        return pause.compareTo(MIN_PAUSE) < 0 ? MIN_PAUSE : pause;
    }
}
