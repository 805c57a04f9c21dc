package org.exchangeconnect.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.FallbackState;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.PathKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** API-key connections and fallback keys. */
class ApiKeysTest {

    private static final Secret KEY = Secret.of("a-key");
    private static final AccessToken APP = new AccessToken("App", KEY);

    private final TokenFixture tokenFixture = new TokenFixture(Duration.ofMinutes(1));
    private final TokenService service = tokenFixture.service;

    @AfterEach
    void close() {
        tokenFixture.close();
    }

    @Test
    void aConnectionByApiKeyServesItsKey() {
        ConnectionId id = tokenFixture.keys.connect("Shop", URI.create("https://x.infobip.com"), KEY, true, "somebody");

        Connection connection = tokenFixture.find(id);
        assertThat(connection.authentication()).isEqualTo(Authentication.API_KEY);
        assertThat(connection.status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(connection.name()).isEqualTo("Shop");
        assertThat(connection.fallback()).isEqualTo(FallbackState.NONE);
        assertThat(service.current(id).authorization()).isEqualTo("App a-key");
    }

    @Test
    void manyConnectionsByApiKeyStandSideBySide() {
        ConnectionId one = tokenFixture.keys.connect("Shop", null, KEY, true, null);
        ConnectionId other = tokenFixture.keys.connect("Shop", null, Secret.of("another"), true, null);

        assertThat(service.current(one)).isNotEqualTo(service.current(other));
    }

    @Test
    void theRefusalOfAnApiKeyIsFinal() {
        ConnectionId id = tokenFixture.keys.connect("Shop", null, KEY, true, null);

        assertThat(service.replacementFor(id, APP)).isEmpty();
    }

    @Test
    void aLapsedConnectionFallsBackOnItsKeyUntilItIsConnectedAgain() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.keys.put(id, KEY, true);
        assertThat(service.current(id).type()).isEqualTo("IBSSO");
        assertThat(tokenFixture.find(id).fallback()).isEqualTo(FallbackState.READY);

        tokenFixture.sandbox.endTokensOf(tokenFixture.find(id).identity().userKey());
        assertThat(service.replacementFor(id, service.current(id))).hasValue(APP);

        assertThat(tokenFixture.find(id).status()).isEqualTo(ConnectionStatus.RECONNECT_REQUIRED);
        assertThat(tokenFixture.find(id).fallback()).isEqualTo(FallbackState.IN_USE);
        assertThat(service.current(id)).isEqualTo(APP);
        assertThat(service.replacementFor(id, APP)).isEmpty();

        tokenFixture.connect();
        assertThat(tokenFixture.find(id).fallback()).isEqualTo(FallbackState.READY);
        assertThat(service.current(id).type()).isEqualTo("IBSSO");
    }

    @Test
    void aKeyThatWasRefusedGivesWayToTheTokenThatIsThereAgain() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.keys.put(id, KEY, true);

        assertThat(service.replacementFor(id, APP)).hasValue(service.current(id));
    }

    @Test
    void aTokenThatCannotBeRenewedAtTheMomentFallsBackTooButComesFirstAgain() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.keys.put(id, KEY, true);
        AccessToken token = service.current(id);
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().status(503);

        assertThat(service.replacementFor(id, token)).hasValue(APP);
        assertThat(service.current(id)).isEqualTo(token);
    }

    @Test
    void theLastKeyThatWasPutCounts() {
        ConnectionId id = tokenFixture.keys.connect("Shop", null, KEY, true, null);

        tokenFixture.keys.put(id, Secret.of("newer"), true);

        assertThat(service.current(id).authorization()).isEqualTo("App newer");
    }

    @Test
    void whoIsDisconnectedHasNoKeyAnyMore() {
        ConnectionId byKey = tokenFixture.keys.connect("Shop", null, KEY, true, null);
        ConnectionId byToken = tokenFixture.connect();
        tokenFixture.keys.put(byToken, KEY, true);

        service.disconnect(byKey, "somebody");
        service.disconnect(byToken, "somebody");

        assertThat(tokenFixture.find(byKey).status()).isEqualTo(ConnectionStatus.DISCONNECTED);
        assertThat(tokenFixture.find(byKey).hasApiKey()).isFalse();
        assertThat(tokenFixture.find(byToken).hasApiKey()).isFalse();
        assertThatExceptionOfType(UnknownConnectionException.class).isThrownBy(() -> service.current(byKey));
        assertThatExceptionOfType(ReconnectRequiredException.class).isThrownBy(() -> service.current(byToken));
    }

    @Test
    void aKeyThatWasErasedIsNoneToFallBackOn() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.keys.put(id, KEY, true);

        tokenFixture.keys.erase(id);

        assertThat(tokenFixture.find(id).fallback()).isEqualTo(FallbackState.NONE);
    }
}
