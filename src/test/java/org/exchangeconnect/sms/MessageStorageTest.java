package org.exchangeconnect.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    private static final MessageStatus ACCEPTED = new MessageStatus(1, "PENDING_ACCEPTED", "Message accepted");

    private final MovableClock clock = new MovableClock();
    private final MessageRepository messages;
    private final ConnectionId connection;
    private final ConnectionId other;

    MessageStorageTest(Storage storage) {
        Jdbi jdbi = storage.migrated();
        messages = new MessageRepository(jdbi);
        ConnectionRepository connections = new ConnectionRepository(jdbi, clock);
        connection = connections.connected(user("1")).id();
        other = connections.connected(user("2")).id();
    }

    @Test
    void aMessageIsUnknownUntilItIsSettled() {
        Destination destination = written(connection);

        Delivery pending = page().get(0);
        assertThat(pending.outcome()).isEqualTo(MessageOutcome.UNKNOWN);
        assertThat(pending.settledAt()).isNull();
        assertThat(pending.createdAt()).isEqualTo(clock.instant());

        messages.settle(List.of(sent(destination)));
        assertThat(page()).containsExactly(sent(destination));
    }

    @Test
    void whatInfobipDidNotTellStaysEmpty() {
        Destination destination = written(connection);
        Delivery failed = delivery(destination, MessageOutcome.FAILED, null, null);

        messages.settle(List.of(failed));

        assertThat(page()).containsExactly(failed);
    }

    @Test
    void anOutcomeIsWrittenOnce() {
        Destination destination = written(connection);
        messages.settle(List.of(sent(destination)));

        messages.settle(List.of(delivery(destination, MessageOutcome.FAILED, null, null)));

        assertThat(page()).extracting(Delivery::outcome).containsExactly(MessageOutcome.SENT);
    }

    @Test
    void pagesGoBackInTimeWithoutGapOrRepetition() {
        List<Destination> all =
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

    private Destination written(ConnectionId owner) {
        clock.advance(Duration.ofMillis(1));
        var id = TimeOrderedId.at(clock.instant());
        Destination destination = new Destination(id, id.toString(), "41793026727", null);
        messages.add(List.of(new PendingSend(owner, List.of(destination), clock.instant())));
        return destination;
    }

    private Delivery sent(Destination destination) {
        return delivery(destination, MessageOutcome.SENT, ACCEPTED, "bulk-1");
    }

    private Delivery delivery(Destination destination, MessageOutcome outcome, MessageStatus status, String bulkId) {
        return new Delivery(
                destination.id(),
                destination.messageId(),
                destination.to(),
                destination.from(),
                outcome,
                status,
                bulkId,
                clock.instant(),
                clock.instant(),
                null);
    }

    private static Identity user(String key) {
        return new Identity("ACCOUNT", key, "user" + key, null, null, List.of(), List.of());
    }
}
