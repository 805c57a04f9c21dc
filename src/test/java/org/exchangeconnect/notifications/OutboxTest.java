package org.exchangeconnect.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A change of a connection, its event and its notifications are saved together or not at all, on every storage. */
@EveryStorage
class OutboxTest {

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final NotificationRepository notifications;
    private final OutboxRepository outbox;
    private final EventRepository events;
    private final ConnectionId connection;

    OutboxTest(Storage storage) {
        jdbi = storage.migrated();
        connections = new ConnectionRepository(jdbi, clock);
        notifications = new NotificationRepository(jdbi, clock);
        NotificationTargets targets = new NotificationTargets(new NotificationSettings(
                Duration.ofDays(30),
                List.of(URI.create("https://hooks.example.com/1"), URI.create("https://hooks.example.com/2")),
                Optional.empty(),
                Set.of(Type.RECONNECT_REQUIRED.name()),
                Optional.empty()));
        outbox = new OutboxRepository(targets, new NotificationBodyRepository(jdbi, VaultFixture.vault()));
        events = new EventRepository(jdbi, outbox::add, clock);
        connection = connections
                .connected(new Identity("8F07", "F443", "maya", "maya@example.com", null, List.of(), List.of()))
                .id();
    }

    @Test
    void aChangeIsSavedWithItsEventAndANotificationForEachTarget() {
        jdbi.useTransaction(handle -> requireReconnect(events));

        assertThat(status()).isEqualTo(ConnectionStatus.RECONNECT_REQUIRED);
        assertThat(recorded()).extracting(ConnectionEvent::type).containsExactly(Type.RECONNECT_REQUIRED);
        assertThat(unsent())
                .hasSize(2)
                .allSatisfy(notification -> assertThat(notification.createdAt())
                        .isEqualTo(recorded().get(0).at()))
                .allSatisfy(notification -> assertThat(notification.body()).contains("\"RECONNECT_REQUIRED\""));
    }

    @Test
    void aChangeThatIsRolledBackLeavesNeitherEventNorNotification() {
        jdbi.useTransaction(handle -> {
            requireReconnect(events);
            assertThat(unsent()).hasSize(2);
            handle.rollback();
        });

        assertNothingHappened();
    }

    @Test
    void aFailingObserverRollsBackTheChangeItsEventAndItsNotifications() {
        EventRepository observedByAFailure = new EventRepository(
                jdbi,
                event -> {
                    outbox.add(event);
                    assertThat(unsent()).hasSize(2);
                    throw new IllegalStateException("the observer fails");
                },
                clock);

        assertThatThrownBy(() -> jdbi.useTransaction(handle -> requireReconnect(observedByAFailure)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the observer fails");

        assertNothingHappened();
    }

    private void requireReconnect(EventRepository history) {
        connections.setStatus(connection, ConnectionStatus.RECONNECT_REQUIRED);
        history.add(connection, Type.RECONNECT_REQUIRED, null, "LAPSED");
    }

    private void assertNothingHappened() {
        assertThat(status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(recorded()).isEmpty();
        assertThat(unsent()).isEmpty();
    }

    private ConnectionStatus status() {
        return connections.find(connection).orElseThrow().status();
    }

    private List<ConnectionEvent> recorded() {
        return events.page(connection, Long.MAX_VALUE, 10);
    }

    private List<Notification> unsent() {
        return notifications.page(Optional.empty(), Optional.empty(), 10);
    }
}
