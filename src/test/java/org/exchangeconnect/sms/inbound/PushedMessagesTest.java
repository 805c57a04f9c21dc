package org.exchangeconnect.sms.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.MessageEventRepository;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sms.reports.SignatureFixture;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.TestDatabase;
import org.exchangeconnect.vault.SigningSecretRepository;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Pushes of inbound messages count as far as they prove where they come from and state whose they are. */
class PushedMessagesTest {

    private static final String SECRET = "signing-secret";
    private static final String BODY =
            "{\"results\":[{\"messageId\":\"m-1\",\"from\":\"385916242493\",\"text\":\"hello\"}]}";

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi = TestDatabase.create();
    private final InboundRepository messages =
            new InboundRepository(jdbi, VaultFixture.vault(), MessageEventRepository.none(), clock);
    private final InboxQueueRepository queue = new InboxQueueRepository(jdbi, clock);
    private final InboxHints hints = new InboxHints(queue, clock);
    private final PushedMessages pushed = new PushedMessages(
            SignatureFixture.of(
                    new DeliverySettings(Optional.of(Secret.of(SECRET)), Optional.empty(), Duration.ofDays(90)),
                    new SigningSecretRepository(jdbi, VaultFixture.vault(), clock),
                    clock),
            queue,
            messages,
            hints,
            new InboundMetrics(new SimpleMeterRegistry()));
    private final ConnectionId connection = new ConnectionRepository(jdbi, clock)
            .connected(new Identity("8F07", "F443", "maya", null, null, List.of(), List.of()))
            .id();

    PushedMessagesTest() {
        setDue(connection, clock.instant().plusSeconds(300));
    }

    @Test
    void aSignedMessageIsStoredWithTheConnectionOfItsAddress() {
        take(signed(Optional.of(connection), null));

        assertThat(stored()).extracting(ReceivedMessage::text).containsExactly("hello");
        assertThat(isDue()).isFalse();
    }

    @Test
    void aSignedMessageIsStoredWithTheConnectionOfItsAccount() {
        take(signed(Optional.empty(), "8F07"));

        assertThat(stored()).hasSize(1);
    }

    @Test
    void aSignedMessageIsNotStoredInAnotherAccountWhoseConnectionTheAddressNames() {
        take(signed(Optional.of(connection), "another account"));

        assertThat(stored()).isEmpty();
    }

    @Test
    void aSignedMessageOfAnUnknownAccountIsAHint() {
        take(signed(Optional.empty(), "unknown"));

        assertThat(stored()).isEmpty();
        assertThat(isDue()).isTrue();
    }

    @Test
    void anUnsignedMessageIsAHintWhateverItClaims() {
        take(new PushedMessages.InboundPush(null, null, "8F07", Optional.of(connection), BODY.getBytes(UTF_8)));

        assertThat(stored()).isEmpty();
        assertThat(isDue()).isTrue();
    }

    @Test
    void aWrongSignatureIsRefused() {
        assertThat(pushed.isAcceptable(new PushedMessages.InboundPush(
                        Long.toString(clock.instant().toEpochMilli()),
                        "00",
                        "8F07",
                        Optional.of(connection),
                        BODY.getBytes(UTF_8))))
                .isFalse();
    }

    private void take(PushedMessages.InboundPush call) {
        assertThat(pushed.isAcceptable(call)).isTrue();
        pushed.take(call, json());
    }

    private boolean isDue() {
        hints.apply();
        return queue.claim(clock.instant().plusSeconds(300)).isPresent();
    }

    private List<ReceivedMessage> stored() {
        return messages.page(connection, Optional.empty(), Optional.empty(), 9);
    }

    private PushedMessages.InboundPush signed(Optional<ConnectionId> address, String accountKey) {
        String timestamp = Long.toString(clock.instant().toEpochMilli());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            String signature = HexFormat.of().formatHex(mac.doFinal((timestamp + BODY).getBytes(UTF_8)));
            return new PushedMessages.InboundPush(timestamp, signature, accountKey, address, BODY.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonObject json() {
        try (var reader = Json.createReader(new StringReader(BODY))) {
            return reader.readObject();
        }
    }

    private void setDue(ConnectionId id, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("update connection set inbound_due_at = :at where id = :id")
                .bind("at", at)
                .bind("id", id.value())
                .execute());
    }
}
