package org.exchangeconnect.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.MessageEvent;
import org.exchangeconnect.connection.MessageEvent.Type;
import org.exchangeconnect.notifications.Notification.Subject;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Webhooks of single messages, on every storage. */
@EveryStorage
class MessageWebhooksTest {

    private static final String NOBODY_LISTENS = "http://127.0.0.1:1/hook";

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi;
    private final ConnectionId connection;
    private final ConnectionId colleague;

    MessageWebhooksTest(Storage storage) {
        jdbi = storage.migrated();
        ConnectionRepository connections = new ConnectionRepository(jdbi, clock);
        connection = connections
                .connected(new Identity("8F07", "F443", "maya", "maya@example.com", null, List.of(), List.of()))
                .id();
        colleague = connections
                .connected(new Identity("8F07", "F444", "ben", null, null, List.of(), List.of()))
                .id();
    }

    @Test
    void eachTargetIsNotifiedOfEachMessageWithItsConnection() {
        NotificationFixture fixture = fixture(
                Set.of("MESSAGE_FAILED"), List.of("https://hooks.example.com/1", "https://hooks.example.com/2"));

        fire(fixture, event(connection, Type.MESSAGE_FAILED, "one"), event(colleague, Type.MESSAGE_FAILED, "two"));

        assertThat(all(fixture)).hasSize(4).allSatisfy(notice -> {
            assertThat(notice.subject()).isEqualTo(Subject.MESSAGE);
            assertThat(notice.createdAt()).isEqualTo(clock.instant());
        });
        JsonObject newest = all(fixture).stream()
                .map(MessageWebhooksTest::json)
                .filter(body -> body.toString().contains("two"))
                .findFirst()
                .orElseThrow();
        assertThat(newest.getString("type")).isEqualTo("MESSAGE_FAILED");
        assertThat(newest.getString("timestamp")).isEqualTo(clock.instant().toString());
        JsonObject data = newest.getJsonObject("data");
        assertThat(data.keySet()).containsExactly("connection", "message");
        assertThat(data.getJsonObject("connection").getString("id")).isEqualTo(colleague.toString());
        assertThat(data.getJsonObject("connection").getString("username")).isEqualTo("ben");
        assertThat(data.getJsonObject("message").getString("messageId")).isEqualTo("two");
    }

    @Test
    void aTypeThatNoWebhookWantsIsNotWritten() {
        NotificationFixture fixture = fixture(Set.of("CONNECTED", "MESSAGE_FAILED"), List.of(NOBODY_LISTENS));

        fire(fixture, event(connection, Type.MESSAGE_DELIVERED, "one"), event(connection, Type.MESSAGE_FAILED, "two"));

        assertThat(all(fixture)).extracting(Notification::type).containsExactly("MESSAGE_FAILED");
        assertThat(fixture(Set.of("MESSAGE_FAILED"), List.of()).messages().areWanted(Type.MESSAGE_FAILED))
                .isFalse();
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNoNotification() {
        NotificationFixture fixture = fixture(Set.of("MESSAGE_FAILED"), List.of(NOBODY_LISTENS));

        assertThatThrownBy(() -> jdbi.useTransaction(handle -> {
                    fixture.messages().fire(handle, List.of(event(connection, Type.MESSAGE_FAILED, "one")));
                    throw new IllegalStateException("the report is not stored");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(all(fixture)).isEmpty();
    }

    @Test
    void messagesAreNoEventsOfTheAccount() {
        NotificationFixture fixture = fixture(Set.of("MESSAGE_FAILED"), List.of(NOBODY_LISTENS));

        fire(fixture, event(connection, Type.MESSAGE_FAILED, "one"));

        assertThat(fixture.events().page(connection, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void thousandsOfMessagesDoNotDelayAnAccountsNotification() {
        NotificationFixture fixture =
                fixture(Set.of("MESSAGE_DELIVERED", "RECONNECT_REQUIRED"), List.of(NOBODY_LISTENS));
        MessageEvent[] many = IntStream.range(0, 3_000)
                .mapToObj(i -> event(connection, Type.MESSAGE_DELIVERED, "m" + i))
                .toArray(MessageEvent[]::new);
        fire(fixture, many);
        clock.advance(Duration.ofSeconds(1));
        fixture.events().add(connection, ConnectionEvent.Type.RECONNECT_REQUIRED, null, "LAPSED");

        assertThat(claim(fixture, Subject.ACCOUNT, Set.of()))
                .extracting(Notification::type)
                .containsExactly("RECONNECT_REQUIRED");
        assertThat(claim(fixture, Subject.MESSAGE, Set.of())).hasSize(10);
    }

    @Test
    void aTargetThatDoesNotRespondIsLeftInPeaceForAWhileHoweverMuchWaitsForIt() {
        NotificationFixture fixture = fixture(Set.of("MESSAGE_FAILED"), List.of(NOBODY_LISTENS));
        fire(
                fixture,
                IntStream.range(0, 50)
                        .mapToObj(i -> event(connection, Type.MESSAGE_FAILED, "m" + i))
                        .toArray(MessageEvent[]::new));

        while (fixture.sender().sendSome(Subject.MESSAGE)) {
            assertThat(all(fixture)).hasSize(50);
        }

        assertThat(all(fixture)).filteredOn(notice -> notice.attempts() > 0).hasSize(1);
        assertThat(all(fixture))
                .filteredOn(notice -> notice.lastTriedAt() != null)
                .hasSize(20);
    }

    @Test
    void theNotificationsOfOtherTargetsAreClaimedWithoutThoseOfASilentOne() {
        NotificationFixture fixture =
                fixture(Set.of("MESSAGE_FAILED"), List.of(NOBODY_LISTENS, "https://hooks.example.com/1"));
        fire(fixture, event(connection, Type.MESSAGE_FAILED, "one"));
        String silent = all(fixture).stream()
                .map(Notification::target)
                .filter(target -> target.startsWith("127.0.0.1"))
                .findFirst()
                .orElseThrow();

        assertThat(claim(fixture, Subject.MESSAGE, Set.of(silent)))
                .extracting(Notification::target)
                .singleElement()
                .asString()
                .startsWith("hooks.example.com");
    }

    @Test
    void aGivenUpNotificationOfAMessageIsKeptNoLongerThanTheJournal() {
        NotificationFixture fixture =
                fixture(Set.of("MESSAGE_FAILED", "RECONNECT_REQUIRED"), List.of(NOBODY_LISTENS), Duration.ofDays(365));
        fire(fixture, event(connection, Type.MESSAGE_FAILED, "one"));
        fixture.events().add(connection, ConnectionEvent.Type.RECONNECT_REQUIRED, null, "LAPSED");
        all(fixture).forEach(notice -> fixture.notices().failed(notice, null, "HTTP_410"));
        clock.advance(Duration.ofDays(91));

        fixture.sender().forget();

        assertThat(all(fixture)).extracting(Notification::type).containsExactly("RECONNECT_REQUIRED");
    }

    private NotificationFixture fixture(Set<String> types, List<String> webhooks) {
        return fixture(types, webhooks, Duration.ofDays(30));
    }

    private NotificationFixture fixture(Set<String> types, List<String> webhooks, Duration retention) {
        return NotificationFixture.by(
                new NotificationSettings(
                        retention,
                        webhooks.stream().map(URI::create).toList(),
                        Optional.of(Secret.of("a secret of at least 24 characters")),
                        types,
                        Optional.empty()),
                jdbi,
                clock);
    }

    private void fire(NotificationFixture fixture, MessageEvent... events) {
        jdbi.useTransaction(handle -> fixture.messages().fire(handle, List.of(events)));
    }

    private MessageEvent event(ConnectionId owner, Type type, String messageId) {
        Instant now = clock.instant();
        return new MessageEvent(
                owner,
                type,
                now,
                Json.createObjectBuilder().add("messageId", messageId).build());
    }

    private static List<Notification> claim(NotificationFixture fixture, Subject subject, Set<String> except) {
        return fixture.notices().claim(subject, except, 10, Duration.ofMinutes(1));
    }

    private static List<Notification> all(NotificationFixture fixture) {
        return fixture.notices().page(Optional.empty(), Optional.empty(), 100);
    }

    private static JsonObject json(Notification notification) {
        try (var reader = Json.createReader(new StringReader(notification.body()))) {
            return reader.readObject();
        }
    }
}
