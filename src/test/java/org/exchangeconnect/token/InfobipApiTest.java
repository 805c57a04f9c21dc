package org.exchangeconnect.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request is repeated once with another token, and only after a 401. */
class InfobipApiTest {

    private final TokenFixture door = new TokenFixture(Duration.ofMinutes(1));
    private final InfobipApi api =
            new InfobipApi(door.service, new HttpSettings(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    private final List<AccessToken> sent = new ArrayList<>();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void anyOtherResponseIsFinal() {
        assertThat(call(door.connect(), true, 500, 200)).isEqualTo(500);
        assertThat(sent).hasSize(1);
    }

    @Test
    void aRefusedTokenIsReplacedOnce() {
        ConnectionId id = connected();

        assertThat(call(id, true, 401, 200)).isEqualTo(200);

        assertThat(sent).hasSize(2).doesNotHaveDuplicates().endsWith(door.service.current(id));
    }

    @Test
    void aSecondRefusalIsFinal() {
        assertThat(call(connected(), true, 401, 401, 200)).isEqualTo(401);
        assertThat(sent).hasSize(2);
    }

    @Test
    void aRequestThatCannotBeRepeatedStillReplacesTheToken() {
        ConnectionId id = connected();

        assertThat(call(id, false, 401, 200)).isEqualTo(401);

        assertThat(sent).hasSize(1).doesNotContain(door.service.current(id));
    }

    @Test
    void theRefusalOfAnApiKeyIsFinal() {
        ConnectionId id = door.keys.connect("Shop", null, Secret.of("a-key"), true, "test");

        assertThat(call(id, true, 401, 200)).isEqualTo(401);

        assertThat(sent).extracting(AccessToken::authorization).containsExactly("App a-key");
    }

    private ConnectionId connected() {
        ConnectionId id = door.connect();
        door.renewedBefore(id, Duration.ofSeconds(30));
        return id;
    }

    private int call(ConnectionId id, boolean isRepeatable, int... statuses) {
        return api.call(
                id,
                door.service.current(id),
                token -> {
                    sent.add(token);
                    return statuses[sent.size() - 1];
                },
                isRepeatable,
                status -> status == 401);
    }
}
