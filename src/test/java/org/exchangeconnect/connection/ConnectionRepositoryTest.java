package org.exchangeconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Identity.Member;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.junit.jupiter.api.Test;

@EveryStorage
class ConnectionRepositoryTest {

    private final MovableClock clock = new MovableClock();
    private final ConnectionRepository connections;

    ConnectionRepositoryTest(Storage storage) {
        connections = new ConnectionRepository(storage.migrated(), clock);
    }

    @Test
    void whatTheAnswerToldOfTheUserIsKept() {
        Identity identity = new Identity(
                "8F07",
                "F443",
                "developer",
                "d@example.com",
                "ja-JP",
                List.of(new Member(79, " Manager 1")),
                List.of());

        ConnectionId id = connections.connected(identity).id();

        Connection connection = connections.find(id).orElseThrow();
        assertThat(connection.identity()).isEqualTo(identity);
        assertThat(connection.status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(connection.connectedAt()).isEqualTo(clock.instant());
        assertThat(connection.baseUri()).isNull();
    }

    @Test
    void textThatNoDatabaseStoresIsReplacedAndWhatIsTooLongIsCut() {
        Identity odd = new Identity(
                "8F07",
                "F443",
                "a\u0000b\uD83D",
                "d@example.com" + "x".repeat(300),
                "l".repeat(256),
                List.of(new Member(1, "role\u0000\uDE00")),
                List.of(new Member(2, "group\uD83D")));

        ConnectionId id = connections.connected(odd).id();
        connections.connected(odd);

        Identity kept = connections.find(id).orElseThrow().identity();
        assertThat(kept.username()).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(kept.email()).hasSize(256);
        assertThat(kept.locale()).hasSize(64);
        assertThat(kept.roles()).hasSize(1);
        assertThat(kept.groups()).hasSize(1);
    }

    @Test
    void theSameUserConnectingAgainKeepsTheIdAndBecomesActive() {
        var first = connections.connected(user("1"));
        connections.setStatus(first.id(), ConnectionStatus.RECONNECT_REQUIRED);
        clock.advance(Duration.ofHours(1));

        var again = connections.connected(user("1"));

        assertThat(first.before()).isNull();
        assertThat(again)
                .isEqualTo(new ConnectionRepository.KnownConnection(first.id(), ConnectionStatus.RECONNECT_REQUIRED));
        assertThat(connections.find(first.id()).orElseThrow().status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(connections.connected(user("2")).id()).isNotEqualTo(first.id());
    }

    @Test
    void recognisingAConnectedUserAgainDoesNotMoveTheTimeOfConnecting() {
        ConnectionId id = connections.connected(user("1")).id();
        var connectedAt = connections.find(id).orElseThrow().connectedAt();
        clock.advance(Duration.ofHours(1));
        connections.connected(user("1"));

        assertThat(connections.find(id).orElseThrow().connectedAt()).isEqualTo(connectedAt);

        connections.setStatus(id, ConnectionStatus.RECONNECT_REQUIRED);
        connections.connected(user("1"));
        assertThat(connections.find(id).orElseThrow().connectedAt()).isEqualTo(clock.instant());
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        List<ConnectionId> all = java.util.stream.IntStream.range(0, 7)
                .mapToObj(i -> {
                    clock.advance(Duration.ofMillis(1));
                    return connections.connected(user("" + i)).id();
                })
                .toList();

        List<Connection> first = connections.page(Optional.empty(), Optional.empty(), 3);
        clock.advance(Duration.ofMillis(1));
        connections.connected(user("late"));
        List<Connection> second =
                connections.page(Optional.empty(), Optional.of(first.get(2).id()), 4);

        assertThat(first).extracting(Connection::id).isEqualTo(all.subList(0, 3));
        assertThat(second).extracting(Connection::id).isEqualTo(all.subList(3, 7));
    }

    @Test
    void aPageCanBeOfOneStatusOnly() {
        connections.connected(user("1"));
        ConnectionId ended = connections.connected(user("2")).id();
        connections.setStatus(ended, ConnectionStatus.DISCONNECTED);

        assertThat(connections.page(Optional.of(ConnectionStatus.DISCONNECTED), Optional.empty(), 10))
                .extracting(Connection::id)
                .containsExactly(ended);
    }

    @Test
    void connectionsAreCountedByStatus() {
        connections.connected(user("1"));
        connections.connected(user("2"));
        connections.setStatus(connections.connected(user("3")).id(), ConnectionStatus.DISCONNECTED);

        assertThat(connections.countByStatus())
                .containsOnly(entry(ConnectionStatus.ACTIVE, 2L), entry(ConnectionStatus.DISCONNECTED, 1L));
    }

    @Test
    void baseAddressAndSenderCanBeChangedAndTakenAway() {
        ConnectionId id = connections.connected(user("1")).id();
        connections.change(id, URI.create("https://3vzg6v.api.infobip.com"), "InfoSMS");
        assertThat(connections.find(id).orElseThrow())
                .extracting(Connection::baseUri, Connection::defaultSender)
                .containsExactly(URI.create("https://3vzg6v.api.infobip.com"), "InfoSMS");

        connections.change(id, null, null);
        assertThat(connections.find(id).orElseThrow().defaultSender()).isNull();
    }

    private static Identity user(String key) {
        return new Identity("ACCOUNT", key, "user" + key, null, null, List.of(), List.of());
    }
}
