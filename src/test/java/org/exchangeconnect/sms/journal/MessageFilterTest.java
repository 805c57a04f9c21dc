package org.exchangeconnect.sms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Searches of the message journal on every storage. */
@EveryStorage
class MessageFilterTest {

    private static final int LIMIT = 10;

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi;
    private final MessageRepository messages;
    private final MessageSearchRepository search;
    private final JournalFixture journal;
    private final ConnectionId connection;
    private final ConnectionId other;

    MessageFilterTest(Storage storage) {
        jdbi = storage.migrated();
        messages = new MessageRepository(jdbi);
        search = new MessageSearchRepository(jdbi);
        journal = new JournalFixture(jdbi, clock);
        ConnectionRepository connections = new ConnectionRepository(jdbi, clock);
        connection = connections.connected(user("1")).id();
        other = connections.connected(user("2")).id();
    }

    @Test
    void aMessageIsFoundByItsIdInItsConnectionOnly() {
        Delivery mine = journal.writeAs(connection, "mine", MessageOutcome.SENT);
        journal.writeAs(other, "mine", MessageOutcome.SENT);
        journal.writeAs(connection, "another", MessageOutcome.SENT);

        assertThat(found(new Wanted().messageId("mine"))).containsExactly(mine.id());
    }

    @Test
    void messagesAreFoundByTheirBulkAndTheirRecipient() {
        Delivery first = write("b1", "41790000001");
        Delivery second = write("b1", "41790000002");
        Delivery third = write("b2", "41790000001");

        assertThat(found(new Wanted().bulkId("b1"))).containsExactly(second.id(), first.id());
        assertThat(found(new Wanted().recipient("41790000001"))).containsExactly(third.id(), first.id());
        assertThat(found(new Wanted().bulkId("b1").recipient("41790000001"))).containsExactly(first.id());
        assertThat(found(new Wanted().messageId(first.messageId()).bulkId("b2")))
                .isEmpty();
    }

    @Test
    void messagesAreFoundByTheOutcomeThatTheJournalShows() {
        for (MessageOutcome outcome : MessageOutcome.values()) {
            writeResult(outcome, null);
        }
        writeResult(null, null);
        writeResult(null, DeliveryStatus.DELIVERED);
        writeResult(MessageOutcome.UNKNOWN, DeliveryStatus.REJECTED);
        writeResult(MessageOutcome.SENT, DeliveryStatus.REJECTED);
        List<Delivery> all = messages.page(connection, Optional.empty(), 100);

        assertThat(all).hasSize(8);
        for (MessageOutcome outcome : MessageOutcome.values()) {
            assertThat(found(new Wanted().outcome(outcome)))
                    .as(outcome.name())
                    .isNotEmpty()
                    .containsExactlyElementsOf(all.stream()
                            .filter(message -> message.outcome() == outcome)
                            .map(Delivery::id)
                            .toList());
        }
        assertThat(found(new Wanted().deliveryStatus(DeliveryStatus.REJECTED))).hasSize(2);
        assertThat(found(new Wanted().deliveryStatus(DeliveryStatus.REJECTED).outcome(MessageOutcome.SENT)))
                .hasSize(1);
    }

    @Test
    void messagesAreFoundByTheTimeAtWhichTheyWereWritten() {
        Instant start = clock.instant();
        List<UUID> written = IntStream.range(0, 5)
                .mapToObj(i -> {
                    UUID id = journal.write(connection).id();
                    clock.advance(Duration.ofMinutes(1));
                    return id;
                })
                .toList();

        assertThat(found(new Wanted().from(start.plus(Duration.ofMinutes(1))).until(start.plus(Duration.ofMinutes(3)))))
                .containsExactly(written.get(2), written.get(1));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        List<UUID> rejected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            writeResult(MessageOutcome.SENT, null);
            rejected.add(0, writeResult(MessageOutcome.REJECTED, null).id());
        }

        assertThat(pages(new Wanted().outcome(MessageOutcome.REJECTED), 3))
                .containsExactly(rejected.subList(0, 3), rejected.subList(3, 6), rejected.subList(6, 7));
    }

    @Test
    void aRareMessageIsFoundBehindMoreEntriesThanOneRequestReads() {
        UUID failed = writeResult(MessageOutcome.FAILED, null).id();
        fill(MessageSearchRepository.MAX_SCANNED + 5);

        List<List<UUID>> pages = pages(new Wanted().outcome(MessageOutcome.FAILED), 3);

        assertThat(pages).containsExactly(List.of(), List.of(failed));
    }

    /** Writes entries in one transaction. */
    private void fill(int count) {
        messages.add(IntStream.range(0, count)
                .mapToObj(i -> {
                    clock.advance(Duration.ofMillis(1));
                    UUID id = TimeOrderedId.at(clock.instant());
                    return Delivery.pending(id, connection, id.toString(), "41793026727", null, clock.instant(), null);
                })
                .collect(Collectors.toList()));
    }

    private List<List<UUID>> pages(Wanted wanted, int limit) {
        List<List<UUID>> pages = new ArrayList<>();
        Optional<UUID> next = Optional.empty();
        do {
            FoundMessages page = search.find(connection, wanted.filter(), next, limit);
            pages.add(page.entries().stream().map(Delivery::id).toList());
            next = page.next();
        } while (next.isPresent());
        return pages;
    }

    private List<UUID> found(Wanted wanted) {
        FoundMessages page = search.find(connection, wanted.filter(), Optional.empty(), LIMIT);
        assertThat(page.next()).isEmpty();
        return page.entries().stream().map(Delivery::id).toList();
    }

    private Delivery write(String bulkId, String to) {
        clock.advance(Duration.ofMillis(1));
        UUID id = TimeOrderedId.at(clock.instant());
        Delivery message = Delivery.pending(id, connection, id.toString(), to, null, clock.instant(), null)
                .requested(bulkId, null);
        messages.add(List.of(message));
        return message;
    }

    /** Writes an entry that stays pending where the outcome is null. */
    private Delivery writeResult(MessageOutcome outcome, DeliveryStatus delivery) {
        clock.advance(Duration.ofMillis(1));
        Delivery message = outcome == null ? journal.write(connection) : journal.write(connection, outcome);
        if (delivery != null) {
            jdbi.useHandle(handle -> handle.createUpdate("update message set delivery = :status where id = :id")
                    .bind("status", delivery.name())
                    .bind("id", message.id())
                    .execute());
        }
        return message;
    }

    private static Identity user(String key) {
        return new Identity("ACCOUNT", key, "user" + key, null, null, List.of(), List.of());
    }

    /** Builds a filter. */
    private static final class Wanted {

        private String messageId;
        private String bulkId;
        private String recipient;
        private MessageOutcome outcome;
        private DeliveryStatus deliveryStatus;
        private Instant from;
        private Instant until;

        Wanted messageId(String value) {
            messageId = value;
            return this;
        }

        Wanted bulkId(String value) {
            bulkId = value;
            return this;
        }

        Wanted recipient(String value) {
            recipient = value;
            return this;
        }

        Wanted outcome(MessageOutcome value) {
            outcome = value;
            return this;
        }

        Wanted deliveryStatus(DeliveryStatus value) {
            deliveryStatus = value;
            return this;
        }

        Wanted from(Instant value) {
            from = value;
            return this;
        }

        Wanted until(Instant value) {
            until = value;
            return this;
        }

        MessageFilter filter() {
            return new MessageFilter(messageId, bulkId, recipient, outcome, deliveryStatus, from, until);
        }
    }
}
