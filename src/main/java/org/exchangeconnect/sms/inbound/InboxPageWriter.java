package org.exchangeconnect.sms.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.DatabaseFailure;
import org.exchangeconnect.observability.Logs;

/**
 * Saves fetched pages, which Infobip does not return again: through a short outage of the database, and without those
 * messages that it refuses. Safe for use by many threads.
 */
final class InboxPageWriter {

    static final int ATTEMPTS = 15;

    private static final Logger LOG = Logs.of(InboxPageWriter.class);

    private final InboundRepository messages;
    private final Duration pause;

    /** @param pause the time between two attempts while the database is unavailable */
    InboxPageWriter(InboundRepository messages, Duration pause) {
        this.messages = messages;
        this.pause = pause;
    }

    /**
     * Saves a page at once, or its messages one by one if the database refuses one of them.
     *
     * @return the new messages
     * @throws org.jdbi.v3.core.JdbiException if the database stays unavailable
     */
    List<ReceivedMessage> add(ConnectionId id, List<InboxEntry> page) {
        try {
            return addPatiently(id, page);
        } catch (RuntimeException failed) {
            if (DatabaseFailure.isUnavailable(failed)) {
                throw failed;
            }
            return addEach(id, page);
        }
    }

    private List<ReceivedMessage> addEach(ConnectionId id, List<InboxEntry> page) {
        List<ReceivedMessage> added = new ArrayList<>();
        for (InboxEntry entry : page) {
            try {
                added.addAll(addPatiently(id, List.of(entry)));
            } catch (RuntimeException failed) {
                if (DatabaseFailure.isUnavailable(failed)) {
                    throw failed;
                }
                LOG.log(Level.WARNING, "An inbound message can't be stored: connection=" + id, failed);
            }
        }
        return added;
    }

    private List<ReceivedMessage> addPatiently(ConnectionId id, List<InboxEntry> entries) {
        for (int attempt = 1; ; attempt++) {
            try {
                return messages.add(id, entries);
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS || !DatabaseFailure.isUnavailable(failed) || !pause()) {
                    throw failed;
                }
            }
        }
    }

    /** Waits; a stop interrupts the thread. Returns false if it was interrupted. */
    private boolean pause() {
        LockSupport.parkNanos(this, pause.toNanos());
        return !Thread.currentThread().isInterrupted();
    }
}
