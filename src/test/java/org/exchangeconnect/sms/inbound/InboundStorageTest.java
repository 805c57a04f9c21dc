package org.exchangeconnect.sms.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.InfobipRight;
import org.exchangeconnect.connection.MessageEvent;
import org.exchangeconnect.connection.MessageEventRepository;
import org.exchangeconnect.connection.RefusedRightRepository;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Requirements for every storage of inbound messages, and of the queue in which connections wait for a fetch. */
@EveryStorage
class InboundStorageTest {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final MovableClock clock = new MovableClock();
    private final Vault vault = VaultFixture.vault();
    private final List<MessageEvent> fired = new ArrayList<>();
    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final InboundRepository messages;
    private final InboxQueueRepository queue;
    private final ConnectionId connection;
    private final ConnectionId colleague;

    InboundStorageTest(Storage storage) {
        jdbi = storage.migrated();
        connections = new ConnectionRepository(jdbi, clock);
        messages = repository(vault, Set.of("MESSAGE_RECEIVED"));
        queue = new InboxQueueRepository(jdbi, clock);
        connection = connected("1");
        clock.advance(Duration.ofSeconds(1));
        colleague = connected("2");
    }

    @Test
    void aMessageIsStoredWithEverythingThatInfobipSentAndItsTextEncrypted() {
        Instant received = clock.instant().minusSeconds(9);
        InboxEntry entry = new InboxEntry("817790", "385916242493", "385921004026", "QUIZ Paris", "QUIZ", received);

        messages.add(connection, List.of(entry));

        assertThat(page()).singleElement().satisfies(message -> {
            assertThat(message)
                    .isEqualTo(new ReceivedMessage(
                            message.id(),
                            connection,
                            "817790",
                            "385916242493",
                            "385921004026",
                            "QUIZ Paris",
                            "QUIZ",
                            received,
                            clock.instant()));
            assertThat(message.toString()).doesNotContain("Paris", "385916242493");
        });
        byte[] stored = jdbi.withHandle(handle -> handle.createQuery("select content from inbound_message")
                .mapTo(byte[].class)
                .one());
        assertThat(new String(stored, UTF_8)).doesNotContain("Paris", "QUIZ");
    }

    @Test
    void aMessageThatArrivesAgainIsStoredOnceAndIsOneEvent() {
        assertThat(messages.add(connection, List.of(entry("a"), entry("b"), entry("a"))))
                .hasSize(2);

        assertThat(messages.add(connection, List.of(entry("b"), entry("c"))))
                .extracting(ReceivedMessage::messageId)
                .containsExactly("c");

        assertThat(page()).hasSize(3);
        assertThat(fired)
                .extracting(event -> event.message().getString("messageId"))
                .containsExactly("a", "b", "c");
        JsonObject message = fired.get(0).message();
        assertThat(message.getString("text")).isEqualTo("Text of a");
        assertThat(message.getString("from")).isEqualTo("41791111111");
        assertThat(messages.add(colleague, List.of(entry("a")))).hasSize(1);
    }

    @Test
    void nothingIsStoredForAConnectionThatDoesNotExist() {
        assertThat(messages.add(new ConnectionId(UUID.randomUUID()), List.of(entry("a"))))
                .isEmpty();
    }

    @Test
    void aMessageIsNotStoredIfItsNotificationCannotBeWritten() {
        InboundRepository observedByAFailure = new InboundRepository(
                jdbi,
                vault,
                new MessageEventRepository(Set.of("MESSAGE_RECEIVED"), changed -> {
                    throw new IllegalStateException("the observer fails");
                }),
                clock);

        assertThatThrownBy(() -> observedByAFailure.add(connection, List.of(entry("a"))))
                .hasMessage("the observer fails");

        assertThat(page()).isEmpty();
    }

    @Test
    void aPageIsNewestFirstAndContinuesBehindAMessage() {
        for (String id : List.of("a", "b", "c")) {
            messages.add(connection, List.of(entry(id)));
            clock.advance(Duration.ofSeconds(1));
        }
        messages.add(colleague, List.of(entry("of another")));

        List<ReceivedMessage> first = messages.page(connection, Optional.empty(), Optional.empty(), 2);

        assertThat(first).extracting(ReceivedMessage::messageId).containsExactly("c", "b");
        assertThat(messages.page(connection, Optional.of(first.get(1).id()), Optional.empty(), 2))
                .extracting(ReceivedMessage::messageId)
                .containsExactly("a");
    }

    @Test
    void theMessagesOfOneSenderCanBeListed() {
        InboxEntry other = new InboxEntry("b", "InfoSMS", "41790000000", "hi", null, null);
        messages.add(connection, List.of(entry("a"), other));

        assertThat(messages.page(connection, Optional.empty(), Optional.of("InfoSMS"), 9))
                .extracting(ReceivedMessage::messageId)
                .containsExactly("b");
    }

    @Test
    void aMessageThatNoKeyDecryptsHidesNoOther() {
        repository(VaultFixture.vault(), Set.of()).add(connection, List.of(entry("lost")));
        clock.advance(Duration.ofSeconds(1));
        messages.add(connection, List.of(entry("readable")));

        assertThat(page()).extracting(ReceivedMessage::text).containsExactly("Text of readable", null);
    }

    @Test
    void oddTextsAreStoredWithoutWhatNoDatabaseStores() {
        InboxEntry odd =
                new InboxEntry("a\u0000b", "\uD83D", null, "hi", null, Instant.parse("+100000-01-01T00:00:00Z"));

        messages.add(connection, List.of(odd));

        assertThat(page()).singleElement().satisfies(message -> {
            assertThat(message.messageId()).isEqualTo("a\uFFFDb");
            assertThat(message.from()).isEqualTo("\uFFFD");
        });
    }

    @Test
    void oldMessagesAreDeletedAndNewOnesKept() {
        messages.add(connection, List.of(entry("old")));
        clock.advance(Duration.ofDays(1));
        Instant then = clock.instant();
        messages.add(connection, List.of(entry("new")));

        assertThat(messages.deleteBefore(then)).isFalse();

        assertThat(page()).extracting(ReceivedMessage::messageId).containsExactly("new");
        assertThat(messages.newest(connection)).hasValue(then);
    }

    @Test
    void everyActiveConnectionIsDueOnceAndOthersAreNot() {
        ConnectionId lost = connected("3");
        connections.setStatus(lost, ConnectionStatus.RECONNECT_REQUIRED);

        assertThat(List.of(claim().orElseThrow(), claim().orElseThrow()))
                .containsExactlyInAnyOrder(connection, colleague);
        assertThat(claim()).isEmpty();
    }

    @Test
    void aClaimWhoseHolderDiedIsTakenOverAfterItsLease() {
        claim();
        claim();
        clock.advance(LEASE);

        assertThat(claim()).isPresent();
    }

    @Test
    void aHintMakesAConnectionDueAndHundredsOfHintsMakeItDueOnce() {
        setDue(connection, clock.instant().plusSeconds(300));
        setDue(colleague, clock.instant().plusSeconds(300));
        InboxHints hints = new InboxHints(queue, clock);

        for (int i = 0; i < 300; i++) {
            hints.add(Optional.of(connection));
            hints.apply();
        }

        assertThat(claim()).hasValue(connection);
        setDue(connection, clock.instant().plusSeconds(300));
        hints.apply();
        assertThat(claim()).isEmpty();
        clock.advance(InboxHints.INTERVAL);
        hints.apply();
        assertThat(claim()).hasValue(connection);
        assertThat(claim()).isEmpty();
    }

    @Test
    void aHintThatNamesNoConnectionMakesThoseDueThatWouldBeNext() {
        setDue(connection, clock.instant().plusSeconds(300));
        setDue(colleague, clock.instant().plusSeconds(200));

        queue.dueNow(1);

        assertThat(claim()).hasValue(colleague);
        assertThat(claim()).isEmpty();
    }

    @Test
    void oneActiveConnectionStoresAnAccountsMessages() {
        assertThat(queue.ofAccount("ACCOUNT")).hasValue(connection);

        connections.setStatus(connection, ConnectionStatus.RECONNECT_REQUIRED);

        assertThat(queue.ofAccount("ACCOUNT")).hasValue(colleague);
        assertThat(queue.ofAccount("OTHER")).isEmpty();
    }

    @Test
    void aUserWithTheRightStoresTheAccountsMessages() {
        RefusedRightRepository rights = new RefusedRightRepository(jdbi, clock);

        rights.refused(connection, InfobipRight.SMS_INBOUND);
        assertThat(queue.ofAccount("ACCOUNT")).hasValue(colleague);

        rights.refused(colleague, InfobipRight.SMS_INBOUND);
        assertThat(queue.ofAccount("ACCOUNT")).hasValue(connection);
    }

    @Test
    void aHintDuringAFetchIsNotOverwritten() {
        Instant lease = clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MICROS);
        setDue(colleague, lease.plusSeconds(300));
        assertThat(queue.claim(lease)).hasValue(connection);

        queue.dueNow(List.of(connection));
        queue.due(connection, lease, lease);

        assertThat(queue.claim(lease.plusSeconds(1))).hasValue(connection);
        queue.due(connection, lease.plusSeconds(1), clock.instant());
        assertThat(claim()).hasValue(connection);
    }

    @Test
    void hintsDoNotAskForAUserWithoutTheRight() {
        setDue(connection, clock.instant().plusSeconds(300));
        setDue(colleague, clock.instant().plusSeconds(300));
        new RefusedRightRepository(jdbi, clock).refused(connection, InfobipRight.SMS_INBOUND);

        queue.dueNow(List.of(connection));
        assertThat(claim()).isEmpty();
        queue.dueNow(9);

        assertThat(claim()).hasValue(colleague);
        assertThat(claim()).isEmpty();
    }

    @Test
    void aPageIsSavedAfterAnOutageOfTheDatabase() {
        AtomicInteger calls = new AtomicInteger();
        InboxPageWriter writer = writer(event -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException(new SQLTransientConnectionException("fail-over"));
            }
        });

        assertThat(writer.add(connection, List.of(entry("a")))).hasSize(1);

        assertThat(page()).hasSize(1);
    }

    @Test
    void aMessageThatCannotBeStoredTakesNoOtherWithIt() {
        InboxPageWriter writer = writer(event -> {
            if ("b".equals(event.message().getString("messageId"))) {
                throw new IllegalStateException("refused");
            }
        });

        assertThat(writer.add(connection, List.of(entry("a"), entry("b"), entry("c"))))
                .extracting(ReceivedMessage::messageId)
                .containsExactly("a", "c");

        assertThat(page()).hasSize(2);
    }

    private InboxPageWriter writer(Consumer<MessageEvent> observer) {
        MessageEventRepository events = new MessageEventRepository(
                Set.of("MESSAGE_RECEIVED"), changed -> changed.events().forEach(observer));
        return new InboxPageWriter(new InboundRepository(jdbi, vault, events, clock), Duration.ZERO);
    }

    private InboundRepository repository(Vault with, Set<String> wanted) {
        return new InboundRepository(
                jdbi, with, new MessageEventRepository(wanted, changed -> fired.addAll(changed.events())), clock);
    }

    private static InboxEntry entry(String messageId) {
        return new InboxEntry(messageId, "41791111111", "41790000000", "Text of " + messageId, null, null);
    }

    private List<ReceivedMessage> page() {
        return messages.page(connection, Optional.empty(), Optional.empty(), 10);
    }

    private ConnectionId connected(String user) {
        return connections
                .connected(new Identity("ACCOUNT", user, "user" + user, null, null, List.of(), List.of()))
                .id();
    }

    private Optional<ConnectionId> claim() {
        return queue.claim(clock.instant().plus(LEASE));
    }

    private void setDue(ConnectionId id, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("update connection set inbound_due_at = :at where id = :id")
                .bind("at", at)
                .bind("id", id.value())
                .execute());
    }
}
