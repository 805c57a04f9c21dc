package org.exchangeconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.DisconnectedException;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.ParallelCalls;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.TokenFixture;
import org.exchangeconnect.token.UnknownConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EveryStorage
class AccountSettingsTest {

    private static final URI BASE = URI.create("https://x.infobip.com");
    private static final int ROUNDS = 20;

    private final TokenFixture door;
    private final AccountSettings settings;
    private final ConnectionId id;

    AccountSettingsTest(Storage storage) {
        door = new TokenFixture(Duration.ofMinutes(1), Duration.ofSeconds(2), storage.migrated());
        settings = new AccountSettings(door.connections, door.keys, door.events);
        id = door.connect();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void eachValueThatReallyChangesHasOneEvent() {
        settings.change(id, all(BASE, "Shop", key("one")), "ada");
        settings.change(id, all(BASE, "Shop", key("one")), "ada");
        assertThat(changes()).containsExactlyInAnyOrder("BASE_URI", "DEFAULT_SENDER", "FALLBACK_KEY_SET");

        settings.change(id, SettingsChange.ofFallbackKey(key("two")), "ada");
        settings.change(id, all(null, null, null), "ada");
        settings.change(id, all(null, null, null), "ada");
        settings.change(id, new SettingsChange(ValueChange.none(), ValueChange.none(), ValueChange.none()), "ada");

        assertThat(changes())
                .containsExactlyInAnyOrder(
                        "BASE_URI",
                        "DEFAULT_SENDER",
                        "FALLBACK_KEY_SET",
                        "FALLBACK_KEY_SET",
                        "BASE_URI",
                        "DEFAULT_SENDER",
                        "FALLBACK_KEY_ERASED");
    }

    @Test
    void settingsThatAreNotNamedStay() {
        settings.change(id, all(BASE, "Shop", key("one")), "ada");

        settings.change(id, new SettingsChange(ValueChange.none(), ValueChange.to("Other"), ValueChange.none()), "ada");

        assertThat(door.find(id))
                .extracting(Connection::baseUri, Connection::defaultSender, Connection::hasApiKey)
                .containsExactly(BASE, "Other", true);
    }

    @Test
    void changesOfDifferentSettingsAtTheSameMomentAreAllKept() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            settings.change(id, all(null, null, null), "ada");
            AtomicInteger turn = new AtomicInteger();

            ParallelCalls.call(3, () -> {
                settings.change(id, turnOf(turn.getAndIncrement()), "ada");
                return true;
            });

            assertThat(door.find(id))
                    .extracting(Connection::baseUri, Connection::defaultSender, Connection::hasApiKey)
                    .containsExactly(BASE, "Shop", true);
        }
    }

    private static SettingsChange turnOf(int turn) {
        return switch (turn) {
            case 0 -> SettingsChange.ofBaseUri(BASE);
            case 1 -> new SettingsChange(ValueChange.none(), ValueChange.to("Shop"), ValueChange.none());
            default -> SettingsChange.ofFallbackKey(key("one"));
        };
    }

    @Test
    void aDisconnectedAccountTakesNoFallbackKeyAndNothingElseOfTheChange() {
        door.service.disconnect(id, "ada");

        assertThatExceptionOfType(DisconnectedException.class)
                .isThrownBy(() -> settings.change(id, all(BASE, "Shop", key("one")), "ada"));

        assertThat(door.find(id))
                .extracting(Connection::baseUri, Connection::defaultSender, Connection::hasApiKey)
                .containsExactly(null, null, false);
        assertThat(changes()).isEmpty();
    }

    @Test
    void disconnectingAtTheSameMomentLeavesNoFallbackKey() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            door.connect();
            AtomicInteger turn = new AtomicInteger();

            ParallelCalls.call(2, () -> {
                if (turn.getAndIncrement() == 0) {
                    door.service.disconnect(id, "ada");
                    return true;
                }
                return isStored();
            });

            assertThat(door.find(id).hasApiKey()).isFalse();
        }
    }

    private boolean isStored() {
        try {
            settings.change(id, SettingsChange.ofFallbackKey(key("one")), "ada");
            return true;
        } catch (DisconnectedException tooLate) {
            return false;
        }
    }

    @Test
    void withoutItsEventNothingIsChanged() {
        door.jdbi.useHandle(handle -> handle.execute("alter table connection_event rename to away"));

        assertThatExceptionOfType(JdbiException.class)
                .isThrownBy(() -> settings.change(id, all(BASE, "Shop", key("one")), "ada"));

        assertThat(door.find(id))
                .extracting(Connection::baseUri, Connection::defaultSender, Connection::hasApiKey)
                .containsExactly(null, null, false);
    }

    @Test
    void anUnknownConnectionIsReported() {
        ConnectionId unknown = new ConnectionId(new UUID(1, 1));

        assertThatExceptionOfType(UnknownConnectionException.class)
                .isThrownBy(() -> settings.change(unknown, SettingsChange.ofBaseUri(BASE), "ada"));
    }

    private List<String> changes() {
        return door.events.page(id, Long.MAX_VALUE, 50).stream()
                .filter(event -> event.type() == Type.CHANGED)
                .map(ConnectionEvent::detail)
                .toList();
    }

    private static SettingsChange all(URI base, String sender, AcceptedKey key) {
        return new SettingsChange(ValueChange.to(base), ValueChange.to(sender), ValueChange.to(key));
    }

    private static AcceptedKey key(String key) {
        return new AcceptedKey(Secret.of(key), true);
    }
}
