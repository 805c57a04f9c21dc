package org.exchangeconnect.sms.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.infobip.ResponseJson;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.JournalFixture;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.sms.journal.ReportAddress;
import org.exchangeconnect.sms.journal.SmsMetrics;
import org.exchangeconnect.sms.reports.PushedReports.ReportPush;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.TestDatabase;
import org.exchangeconnect.vault.AddressKeyRepository;
import org.exchangeconnect.vault.AddressProof;
import org.exchangeconnect.vault.SigningSecretRepository;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Which pushed reports count, which are hints, and which are refused. */
class PushedReportsTest {

    private static final DeliverySettings SETTINGS = new DeliverySettings(
            Optional.of(Secret.of("a signing secret")),
            Optional.of(URI.create("https://app.example/api/webhooks/delivery-reports")),
            Duration.ofDays(90));

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi = TestDatabase.create();
    private final Vault vault = VaultFixture.vault();
    private final JournalFixture journal = new JournalFixture(jdbi, clock);
    private final OpenMessageRepository open = new OpenMessageRepository(jdbi, clock);
    private final ReportAddress addresses = new ReportAddress(
            SETTINGS, new AddressProof(new AddressKeyRepository(jdbi, vault, VaultFixture.unchecked(), clock)));
    private final PushedReports pushed = new PushedReports(
            new ReportSignature(SETTINGS, new SigningSecretRepository(jdbi, vault, clock), clock),
            addresses,
            new ReportRepository(jdbi, clock),
            open,
            new SmsMetrics(new SimpleMeterRegistry()));
    private final ConnectionId connection = connected("1");
    private final ConnectionId colleague = connected("2");

    @Test
    void aReportWithoutSignatureOrProofIsLookedUpAndNotStored() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);
        ReportPush push = push(sent, Optional.of(connection), Optional.empty());

        assertThat(pushed.isAcceptable(push)).isTrue();
        take(push);

        assertThat(entry(connection).report()).isNull();
        assertThat(open.toLookUp(connection, 10))
                .extracting(OpenMessage::messageId)
                .containsExactly(sent.messageId());
    }

    @Test
    void aReportAtTheSecretAddressOfAConnectionCountsWithoutSignature() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);
        ReportPush push = push(sent, Optional.of(connection), Optional.of(proof(connection)));

        assertThat(pushed.isAcceptable(push)).isTrue();
        take(push);

        assertThat(entry(connection).deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void theSecretAddressOfAConnectionServesNoOther() {
        Delivery sent = journal.write(colleague, MessageOutcome.SENT);

        take(push(sent, Optional.of(connection), Optional.of(proof(connection))));
        assertThat(entry(colleague).report()).isNull();

        assertThat(pushed.isAcceptable(push(sent, Optional.of(colleague), Optional.of(proof(connection)))))
                .isFalse();
        assertThat(pushed.isAcceptable(push(sent, Optional.empty(), Optional.of(proof(connection)))))
                .isFalse();
    }

    @Test
    void aWrongSignatureIsRefusedEvenAtTheSecretAddress() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);
        ReportPush push = push(sent, Optional.of(connection), Optional.of(proof(connection)));
        String now = Long.toString(clock.instant().toEpochMilli());

        assertThat(pushed.isAcceptable(
                        new ReportPush(now, "0".repeat(64), push.connection(), push.proof(), push.body())))
                .isFalse();
    }

    @Test
    void aPushShowsNoProofWhenItIsPrinted() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);

        assertThat(push(sent, Optional.of(connection), Optional.of(proof(connection)))
                        .toString())
                .doesNotContain(proof(connection).reveal());
    }

    private void take(ReportPush push) {
        pushed.take(push, ResponseJson.object(push.body()).orElseThrow());
    }

    private Secret proof(ConnectionId of) {
        String query = addresses.of(of).orElseThrow().getQuery();
        assertThat(query).startsWith("connection=" + of + "&proof=");
        return Secret.of(query.substring(query.lastIndexOf('=') + 1));
    }

    private static ReportPush push(Delivery message, Optional<ConnectionId> connection, Optional<Secret> proof) {
        String body = "{\"results\":[{\"messageId\":\"" + message.messageId()
                + "\",\"status\":{\"groupId\":3,\"name\":\"DELIVERED_TO_HANDSET\"}}]}";
        return new ReportPush(null, null, connection, proof, body.getBytes(UTF_8));
    }

    private Delivery entry(ConnectionId of) {
        return journal.messages.page(of, Optional.empty(), 10).get(0);
    }

    private ConnectionId connected(String user) {
        return new ConnectionRepository(jdbi, clock)
                .connected(new Identity("ACCOUNT", user, "user" + user, null, null, List.of(), List.of()))
                .id();
    }
}
