package org.exchangeconnect.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.connection.ApiKeyState;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@EveryStorage
class ApiKeyStorageTest {

    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final ApiKeyRepository keys;

    ApiKeyStorageTest(Storage storage) {
        MovableClock clock = new MovableClock();
        jdbi = storage.migrated();
        connections = new ConnectionRepository(jdbi, clock);
        keys = new ApiKeyRepository(
                jdbi,
                connections,
                new EventRepository(jdbi, clock),
                VaultFixture.vault(),
                VaultFixture.unchecked(),
                clock);
    }

    @Test
    void aConnectionIsReadAsItWasMadeAndHasNobodysIdentity() {
        ConnectionId id =
                keys.connect("Shop", URI.create("https://x.infobip.com"), Secret.of("key-1"), true, "somebody");

        Connection connection = connections.find(id).orElseThrow();
        assertThat(connection.identity().accountKey()).isNull();
        assertThat(connection.baseUri()).isEqualTo(URI.create("https://x.infobip.com"));
        assertThat(connection.apiKey()).isEqualTo(ApiKeyState.CHECKED);
        assertThat(connections.page(Optional.empty(), Optional.empty(), 10)).containsExactly(connection);
        assertThat(keys.find(id).orElseThrow().authorization()).isEqualTo("App key-1");
    }

    @Test
    void itIsKnownWhetherInfobipTookTheKeyThatIsThereNow() {
        ConnectionId id = keys.connect("Shop", null, Secret.of("key-1"), false, "somebody");
        assertThat(connections.find(id).orElseThrow().apiKey()).isEqualTo(ApiKeyState.UNCHECKED);

        keys.put(id, Secret.of("key-2"), true);
        assertThat(connections.find(id).orElseThrow().apiKey()).isEqualTo(ApiKeyState.CHECKED);

        keys.put(id, Secret.of("key-3"), false);
        assertThat(connections.find(id).orElseThrow().apiKey()).isEqualTo(ApiKeyState.UNCHECKED);

        keys.erase(id);
        assertThat(connections.find(id).orElseThrow().apiKey()).isEqualTo(ApiKeyState.NONE);
    }

    @Test
    void whatIsStoredShowsNothingOfTheKeyAndOpensInItsOwnRowOnly() {
        ConnectionId one = keys.connect("One", null, Secret.of("key-1"), true, null);
        ConnectionId other = keys.connect("Other", null, Secret.of("key-2"), true, null);
        keys.put(other, Secret.of("key-3"), true);

        assertThat(keys.find(other).orElseThrow().authorization()).isEqualTo("App key-3");
        List<byte[]> stored = jdbi.withHandle(handle -> handle.createQuery("select api_key from connection_key")
                .mapTo(byte[].class)
                .list());
        assertThat(stored).hasSize(2).noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                .contains("key-"));
        assertThat(one).isNotEqualTo(other);
    }
}
