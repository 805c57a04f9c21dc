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
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.ParallelCalls;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenFixture;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EveryStorage
class TakeOverTest {

    private static final URI BASE = URI.create("https://x.infobip.com");
    private static final int ROUNDS = 10;

    private final TokenFixture door;
    private final TakeOverRepository takeOvers;
    private final SandboxUser former;
    private final SandboxUser colleague;
    private final SandboxUser stranger;

    TakeOverTest(Storage storage) {
        var jdbi = storage.migrated();
        Vault vault = VaultFixture.vault();
        door = new TokenFixture(Duration.ofMinutes(1), Duration.ofSeconds(2), jdbi, DatabaseFixture.clock(jdbi), vault);
        takeOvers = new TakeOverRepository(jdbi, door.connections, door.events, vault);
        former = named("maya.collins");
        colleague = named("omar.haddad");
        stranger = named("jonas.weber");
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void theColleagueGetsIdAndSettingsAndTheOwnConnectionEnds() {
        ConnectionId theirs = door.connect(former.userKey());
        new AccountSettings(door.connections, door.keys, door.events)
                .change(
                        theirs,
                        new SettingsChange(
                                ValueChange.to(BASE),
                                ValueChange.to("Shop"),
                                ValueChange.to(new AcceptedKey(Secret.of("key"), true))),
                        "maya");
        ConnectionId own = door.connect(colleague.userKey());
        String token = door.service.current(own).value().reveal();

        assertThat(takeOvers.takeOver(own, theirs, "omar.haddad")).isTrue();

        Connection taken = door.find(theirs);
        assertThat(taken.identity().userKey()).isEqualTo(colleague.userKey());
        assertThat(taken.identity().email()).isEqualTo(colleague.email());
        assertThat(taken)
                .extracting(Connection::status, Connection::baseUri, Connection::defaultSender, Connection::hasApiKey)
                .containsExactly(ConnectionStatus.ACTIVE, BASE, "Shop", true);
        assertThat(door.service.current(theirs).value().reveal()).isEqualTo(token);
        assertThat(door.find(own).status()).isEqualTo(ConnectionStatus.DISCONNECTED);
        assertThatExceptionOfType(ReconnectRequiredException.class).isThrownBy(() -> door.service.current(own));
        assertThat(events(theirs)).first().satisfies(event -> {
            assertThat(event.type()).isEqualTo(Type.TAKEN_OVER);
            assertThat(event.actor()).isEqualTo("omar.haddad");
            assertThat(event.detail()).isEqualTo("maya.collins");
        });
        assertThat(events(own)).first().satisfies(event -> {
            assertThat(event.type()).isEqualTo(Type.DISCONNECTED);
            assertThat(event.detail()).isEqualTo("MOVED");
        });
    }

    @Test
    void whoConnectsNextGetsTheirOwn() {
        ConnectionId theirs = door.connect(former.userKey());
        ConnectionId own = door.connect(colleague.userKey());
        takeOvers.takeOver(own, theirs, "omar.haddad");

        assertThat(door.connect(colleague.userKey())).isEqualTo(theirs);
        ConnectionId again = door.connect(former.userKey());
        assertThat(again).isNotEqualTo(theirs).isNotEqualTo(own);
        door.service.renewNow(theirs);
        assertThat(door.connections.ofColleagues(door.find(again).identity(), 10))
                .extracting(Connection::id)
                .containsExactly(theirs);
        assertThat(takeOvers.takeOver(again, theirs, "maya.collins")).isTrue();
        assertThat(door.find(theirs).identity().userKey()).isEqualTo(former.userKey());
    }

    @Test
    void aConnectionThatNeedsAPersonOrWasEndedIsTakenOverToo() {
        ConnectionId theirs = door.connect(former.userKey());
        door.connections.setStatus(theirs, ConnectionStatus.RECONNECT_REQUIRED);
        ConnectionId own = door.connect(colleague.userKey());
        assertThat(takeOvers.takeOver(own, theirs, "omar.haddad")).isTrue();
        assertThat(door.find(theirs).status()).isEqualTo(ConnectionStatus.ACTIVE);
        door.service.current(theirs);

        ConnectionId again = door.connect(former.userKey());
        door.service.disconnect(theirs, "omar.haddad");
        assertThat(takeOvers.takeOver(again, theirs, "maya.collins")).isTrue();
        door.service.renewNow(theirs);
    }

    @Test
    void nothingIsTakenOverAcrossAccountsOrWithoutAToken() {
        ConnectionId theirs = door.connect(former.userKey());
        ConnectionId foreign = door.connect(stranger.userKey());
        ConnectionId own = door.connect(colleague.userKey());
        ConnectionId byKey = door.connections.addByApiKey("By key", null);

        assertThat(door.connections.ofColleagues(door.find(foreign).identity(), 10))
                .isEmpty();
        assertThat(takeOvers.takeOver(foreign, theirs, "jonas.weber")).isFalse();
        assertThat(takeOvers.takeOver(own, foreign, "omar.haddad")).isFalse();
        assertThat(takeOvers.takeOver(own, byKey, "omar.haddad")).isFalse();
        assertThat(takeOvers.takeOver(byKey, theirs, "omar.haddad")).isFalse();
        assertThat(takeOvers.takeOver(own, own, "omar.haddad")).isFalse();
        assertThat(takeOvers.takeOver(own, new ConnectionId(new UUID(1, 1)), "omar.haddad"))
                .isFalse();
        door.service.disconnect(own, "omar.haddad");
        assertThat(takeOvers.takeOver(own, theirs, "omar.haddad")).isFalse();

        assertThat(door.find(theirs).identity().userKey()).isEqualTo(former.userKey());
        assertThat(events(theirs)).extracting(ConnectionEvent::type).containsOnly(Type.CONNECTED);
    }

    @Test
    void aTokenThatIsBeingRenewedIsNotMoved() {
        ConnectionId theirs = door.connect(former.userKey());
        ConnectionId own = door.connect(colleague.userKey());
        door.jdbi.useHandle(handle -> handle.createUpdate(
                        "update connection_token set lease_owner = 'a node' where connection_id = :id")
                .bind("id", own.value())
                .execute());

        assertThat(takeOvers.takeOver(own, theirs, "omar.haddad")).isFalse();
        assertThat(door.find(theirs).identity().userKey()).isEqualTo(former.userKey());
    }

    @Test
    void twoWhoTakeOverFromEachOtherAtTheSameMomentEndWithOneConnectionEach() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ConnectionId one = door.connect(former.userKey());
            ConnectionId other = door.connect(colleague.userKey());
            AtomicInteger turn = new AtomicInteger();
            List<Boolean> done = ParallelCalls.call(
                    2,
                    () -> turn.getAndIncrement() == 0
                            ? takeOvers.takeOver(one, other, "maya.collins")
                            : takeOvers.takeOver(other, one, "omar.haddad"));

            assertThat(done).containsExactlyInAnyOrder(true, false);
        }
    }

    private SandboxUser named(String username) {
        return door.sandbox.users().stream()
                .filter(user -> user.username().equals(username))
                .findFirst()
                .orElseThrow();
    }

    private List<ConnectionEvent> events(ConnectionId id) {
        return door.events.page(id, Long.MAX_VALUE, 50);
    }
}
