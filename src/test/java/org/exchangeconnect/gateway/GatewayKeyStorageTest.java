package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.DisconnectedException;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@EveryStorage
class GatewayKeyStorageTest {

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final EventRepository events;
    private final GatewayKeyRepository keys;
    private final ConnectionId connection;

    GatewayKeyStorageTest(Storage storage) {
        jdbi = storage.migrated();
        connections = new ConnectionRepository(jdbi, clock);
        events = new EventRepository(jdbi, clock);
        keys = new GatewayKeyRepository(jdbi, connections, events, clock);
        connection = connections.addByApiKey("Shop", null);
    }

    @Test
    void aKeyOpensItsConnectionAndNothingElseDoes() {
        String key = keys.create(connection, "Till", null).secret().reveal();

        assertThat(keys.find(key).map(KeyGrant::connection)).hasValue(connection);
        assertThat(keys.find(key.substring(1))).isEmpty();
        assertThat(keys.find(key.substring(0, 45) + (key.endsWith("A") ? "B" : "A")))
                .isEmpty();
        assertThat(keys.find("")).isEmpty();
    }

    @Test
    void onlyADigestIsStored() {
        String key = keys.create(connection, "Till", null).secret().reveal();

        byte[] digest = jdbi.withHandle(handle -> handle.createQuery("select digest from gateway_key")
                .mapTo(byte[].class)
                .one());
        assertThat(digest).hasSize(32);
        assertThat(new String(digest, StandardCharsets.ISO_8859_1)).doesNotContain(key.substring(3, 12));
    }

    @Test
    void aKeyThatWasEndedOpensNothing() {
        ConnectionId other = connections.addByApiKey("Other", null);
        NewGatewayKey made = keys.create(connection, "Till", "boss");

        assertThat(keys.end(other, made.key().id(), "boss")).isFalse();
        assertThat(keys.find(made.secret().reveal())).isPresent();
        assertThat(keys.end(connection, made.key().id(), "boss")).isTrue();
        assertThat(keys.end(connection, made.key().id(), "boss")).isFalse();
        assertThat(keys.find(made.secret().reveal())).isEmpty();
        assertThat(events.page(connection, Long.MAX_VALUE, 10))
                .extracting(ConnectionEvent::detail)
                .containsExactly("GATEWAY_KEY_ENDED", "GATEWAY_KEY_MADE");
    }

    @Test
    void aDisconnectedConnectionIsNotOpened() {
        String key = keys.create(connection, "Till", null).secret().reveal();

        connections.setStatus(connection, ConnectionStatus.DISCONNECTED);

        assertThat(keys.find(key)).isEmpty();
    }

    @Test
    void aDisconnectedConnectionGetsNoKey() {
        connections.setStatus(connection, ConnectionStatus.DISCONNECTED);

        assertThatExceptionOfType(DisconnectedException.class)
                .isThrownBy(() -> keys.create(connection, "Till", "boss"));

        assertThat(keys.page(connection, Optional.empty(), 10)).isEmpty();
        assertThat(events.page(connection, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void pagesShowEachKeyOnce() {
        for (String name : List.of("One", "Two", "Three")) {
            keys.create(connection, name, null);
            clock.advance(Duration.ofSeconds(1));
        }

        List<GatewayKey> first = keys.page(connection, Optional.empty(), 2);
        UUID last = first.get(1).id();

        assertThat(first).extracting(GatewayKey::name).containsExactly("One", "Two");
        assertThat(keys.page(connection, Optional.of(last), 2))
                .extracting(GatewayKey::name)
                .containsExactly("Three");
    }
}
