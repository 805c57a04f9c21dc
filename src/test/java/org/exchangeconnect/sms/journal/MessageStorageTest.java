package org.exchangeconnect.sms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Requirements for every storage of the message journal. */
@EveryStorage
class MessageStorageTest {

    private final MovableClock clock = new MovableClock();
    private final JournalFixture journal;
    private final MessageRepository messages;
    private final ConnectionId connection;
    private final ConnectionId other;

    MessageStorageTest(Storage storage) {
        Jdbi jdbi = storage.migrated();
        journal = new JournalFixture(jdbi, clock);
        messages = journal.messages;
        ConnectionRepository connections = new ConnectionRepository(jdbi, clock);
        connection = connections.connected(user("1")).id();
        other = connections.connected(user("2")).id();
    }

    @Test
    void aMessageIsUnknownUntilItIsSettled() {
        Delivery message = written(connection);

        Delivery pending = page().get(0);
        assertThat(pending.outcome()).isEqualTo(MessageOutcome.UNKNOWN);
        assertThat(pending.settledAt()).isNull();
        assertThat(pending.createdAt()).isEqualTo(clock.instant());

        messages.settle(List.of(sent(message)));
        assertThat(page()).containsExactly(sent(message));
    }

    @Test
    void whatTheRequestSaysAboutAMessageIsKeptUntilInfobipSaysOtherwise() {
        UUID id = TimeOrderedId.at(clock.instant());
        Delivery asked = Delivery.pending(id, connection, "mine", "41793026727", null, clock.instant(), null)
                .requested("own-bulk", "for my report");
        messages.add(List.of(asked));
        assertThat(page().get(0)).isEqualTo(asked);

        Delivery unknown = asked.settled(MessageOutcome.UNKNOWN, null, null, clock.instant());
        messages.settle(List.of(unknown));

        assertThat(page().get(0)).isEqualTo(unknown);
        assertThat(page().get(0).bulkId()).isEqualTo("own-bulk");
    }

    @Test
    void theOpenMessagesOfABulkAreRescheduledAndNoOthers() {
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        Delivery open = scheduled(connection, tomorrow, MessageOutcome.SENT);
        Delivery closed = scheduled(connection, tomorrow, MessageOutcome.REJECTED);
        Delivery foreign = scheduled(other, tomorrow, MessageOutcome.SENT);

        messages.rescheduled(connection, "bulk-7", tomorrow.plusSeconds(60), clock.instant());

        assertThat(sendAt(open)).isEqualTo(tomorrow.plusSeconds(60));
        assertThat(sendAt(closed)).isEqualTo(tomorrow);
        assertThat(sendAt(foreign)).isEqualTo(tomorrow);
    }

    private Delivery scheduled(ConnectionId owner, Instant at, MessageOutcome outcome) {
        return journal.settle(journal.writeFor(owner, at), outcome, "bulk-7");
    }

    private Instant sendAt(Delivery message) {
        return messages.pageFrom(message.connection(), message.id(), 1).get(0).sendAt();
    }

    @Test
    void thePartsOfTheResponseAreKept() {
        Delivery message = written(connection);
        MessageStatus accepted =
                new MessageStatus(message.messageId(), 1, "PENDING_ACCEPTED", "Message accepted", null, null, null, 3);
        Delivery settled = message.settled(MessageOutcome.SENT, accepted, "bulk-1", clock.instant());

        messages.settle(List.of(settled));

        assertThat(page()).containsExactly(settled);
        assertThat(page().get(0).newestStatus().parts()).isEqualTo(3);
    }

    @Test
    void whatInfobipDidNotTellStaysEmpty() {
        Delivery message = written(connection);
        Delivery failed = message.settled(MessageOutcome.FAILED, null, null, clock.instant());

        messages.settle(List.of(failed));

        assertThat(page()).containsExactly(failed);
    }

    @Test
    void anOutcomeIsWrittenOnce() {
        Delivery message = written(connection);
        messages.settle(List.of(sent(message)));

        messages.settle(List.of(message.settled(MessageOutcome.FAILED, null, null, clock.instant())));

        assertThat(page()).extracting(Delivery::outcome).containsExactly(MessageOutcome.SENT);
    }

    @Test
    void pagesGoBackInTimeWithoutGapOrRepetition() {
        List<Delivery> all =
                IntStream.range(0, 7).mapToObj(i -> written(connection)).toList();
        written(other);

        List<Delivery> first = messages.page(connection, Optional.empty(), 3);
        written(connection);
        List<Delivery> second =
                messages.page(connection, Optional.of(first.get(2).id()), 10);

        assertThat(first)
                .extracting(Delivery::id)
                .containsExactly(all.get(6).id(), all.get(5).id(), all.get(4).id());
        assertThat(second)
                .extracting(Delivery::id)
                .containsExactly(
                        all.get(3).id(),
                        all.get(2).id(),
                        all.get(1).id(),
                        all.get(0).id());
        assertThat(messages.pageFrom(connection, first.get(0).id(), 3)).isEqualTo(first);
        assertThat(messages.pageFrom(other, first.get(0).id(), 3)).doesNotContainAnyElementsOf(first);
    }

    private List<Delivery> page() {
        return messages.page(connection, Optional.empty(), 10);
    }

    private Delivery written(ConnectionId owner) {
        clock.advance(Duration.ofMillis(1));
        return journal.write(owner);
    }

    private Delivery sent(Delivery message) {
        MessageStatus accepted =
                new MessageStatus(message.messageId(), 1, "PENDING_ACCEPTED", "Message accepted", null);
        return message.settled(MessageOutcome.SENT, accepted, "bulk-1", clock.instant());
    }

    private static Identity user(String key) {
        return new Identity("ACCOUNT", key, "user" + key, null, null, List.of(), List.of());
    }
}
