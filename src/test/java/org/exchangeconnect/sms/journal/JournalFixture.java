package org.exchangeconnect.sms.journal;

import java.time.Clock;
import java.util.List;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.jdbi.v3.core.Jdbi;

/** A journal whose entries are written without a request to send. */
public final class JournalFixture {

    public final MessageRepository messages;
    private final Clock clock;

    public JournalFixture(Jdbi jdbi, Clock clock) {
        this.messages = new MessageRepository(jdbi);
        this.clock = clock;
    }

    /** Writes a pending entry. */
    public Delivery write(ConnectionId owner) {
        var id = TimeOrderedId.at(clock.instant());
        return write(Delivery.pending(id, owner, id.toString(), "41793026727", null, clock.instant(), null));
    }

    /** Writes an entry with this outcome. */
    public Delivery write(ConnectionId owner, MessageOutcome outcome) {
        return settle(write(owner), outcome);
    }

    /** Writes an entry with a message id that a caller chose. */
    public Delivery writeAs(ConnectionId owner, String messageId, MessageOutcome outcome) {
        var id = TimeOrderedId.at(clock.instant());
        return settle(
                write(Delivery.pending(id, owner, messageId, "41793026727", null, clock.instant(), null)), outcome);
    }

    private Delivery write(Delivery message) {
        messages.add(List.of(message));
        return message;
    }

    public Delivery settle(Delivery message, MessageOutcome outcome) {
        Delivery settled = message.settled(outcome, null, null, clock.instant());
        messages.settle(List.of(settled));
        return settled;
    }
}
