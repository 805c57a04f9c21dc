package org.exchangeconnect.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Requirements for every storage of delivery reports. */
@EveryStorage
class ReportStorageTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final MessageRepository messages;
    private final ReportRepository reports;
    private final ConnectionId connection;
    private final ConnectionId colleague;
    private final ConnectionId stranger;

    ReportStorageTest(Storage storage) {
        Jdbi jdbi = storage.migrated();
        messages = new MessageRepository(jdbi);
        reports = new ReportRepository(jdbi, clock);
        ConnectionRepository connections = new ConnectionRepository(jdbi, clock);
        connection = connected(connections, "ACCOUNT", "1");
        colleague = connected(connections, "ACCOUNT", "2");
        stranger = connected(connections, "OTHER", "3");
    }

    @Test
    void aReportStandsBesideTheOutcome() {
        Destination sent = written(connection, MessageOutcome.SENT);

        report(sent.messageId(), DeliveryStatus.UNDELIVERABLE, connection);

        Delivery entry = entry(connection);
        assertThat(entry.outcome()).isEqualTo(MessageOutcome.SENT);
        assertThat(entry.report())
                .isEqualTo(new DeliveryReport(DeliveryStatus.UNDELIVERABLE, "NAME", "In words", clock.instant()));
    }

    @Test
    void oneOddReportDoesNotLoseTheOthers() {
        Destination first = written(connection, MessageOutcome.SENT);
        Destination second = written(colleague, MessageOutcome.SENT);
        List<DeliveryReport.MessageReport> batch = List.of(
                new DeliveryReport.MessageReport(
                        first.messageId(),
                        new DeliveryReport(
                                DeliveryStatus.DELIVERED,
                                "NUL\u0000",
                                "half \uD83D",
                                Instant.parse("+100000-01-01T00:00:00Z"))),
                new DeliveryReport.MessageReport(
                        "no\u0000such", new DeliveryReport(DeliveryStatus.DELIVERED, null, null, Instant.MAX)),
                new DeliveryReport.MessageReport(
                        second.messageId(),
                        new DeliveryReport(DeliveryStatus.DELIVERED, "N".repeat(500), "D".repeat(900), Instant.MIN)));

        assertThat(reports.write(batch, Optional.of(connection))).hasSize(2);
        reports.lookUpNow(List.of("a\u0000b", "\uD83D"));

        assertThat(entry(connection).report().name()).isEqualTo("NUL\uFFFD");
        assertThat(entry(connection).report().description()).isEqualTo("half \uFFFD");
        assertThat(entry(colleague).report().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aReportSettlesWhatNobodyKnew() {
        Destination unknown = written(connection, MessageOutcome.UNKNOWN);
        Destination cutOff = written(colleague, null);

        report(unknown.messageId(), DeliveryStatus.DELIVERED, connection);
        report(cutOff.messageId(), DeliveryStatus.REJECTED, colleague);

        assertThat(entry(connection).outcome()).isEqualTo(MessageOutcome.SENT);
        assertThat(entry(colleague).outcome()).isEqualTo(MessageOutcome.REJECTED);
        assertThat(entry(colleague).settledAt()).isNotNull();
    }

    @Test
    void aReportThatComesBeforeInfobipsAnswerStays() {
        Destination fast = written(connection, null);
        report(fast.messageId(), DeliveryStatus.DELIVERED, connection);

        settle(fast, MessageOutcome.SENT);

        assertThat(entry(connection).report().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(entry(connection).outcome()).isEqualTo(MessageOutcome.SENT);
        assertThat(reports.newestOpen(connection)).isEmpty();
    }

    @Test
    void theSameReportOnceMoreAndAnEarlierOneChangeNothing() {
        Destination sent = written(connection, MessageOutcome.SENT);

        assertThat(report(sent.messageId(), DeliveryStatus.PENDING, connection)).hasSize(1);
        assertThat(report(sent.messageId(), DeliveryStatus.PENDING, connection)).isEmpty();
        assertThat(report(sent.messageId(), DeliveryStatus.DELIVERED, connection))
                .hasSize(1);
        assertThat(report(sent.messageId(), DeliveryStatus.DELIVERED, connection))
                .isEmpty();
        assertThat(report(sent.messageId(), DeliveryStatus.EXPIRED, connection)).isEmpty();
        assertThat(entry(connection).report().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aReportOfAMessageThatIsNotOursMakesNoEntry() {
        assertThat(report("unknown", DeliveryStatus.DELIVERED, connection)).isEmpty();
        assertThat(messages.page(connection, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void anIdThatACallerChoseCountsWithinItsAccountOnly() {
        writtenAs(connection, "order-1");
        writtenAs(stranger, "order-1");

        assertThat(report("order-1", DeliveryStatus.DELIVERED, colleague)).hasSize(1);

        assertThat(entry(connection).report()).isNotNull();
        assertThat(entry(stranger).report()).isNull();
        assertThat(reports.write(
                        List.of(new DeliveryReport.MessageReport("order-1", told(DeliveryStatus.DELIVERED))),
                        Optional.empty()))
                .isEmpty();
    }

    @Test
    void anIdThatWeAssignedIsKnownForEverySenderOfTheReport() {
        Destination sent = written(connection, MessageOutcome.SENT);

        assertThat(reports.write(
                        List.of(new DeliveryReport.MessageReport(sent.messageId(), told(DeliveryStatus.DELIVERED))),
                        Optional.empty()))
                .hasSize(1);
    }

    @Test
    void aConnectionIsDueWhileMessagesAreOpenAndNoLonger() {
        assertThat(reports.claim(LEASE)).isEmpty();
        Destination sent = written(connection, MessageOutcome.SENT);
        assertThat(reports.claim(LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(5));

        assertThat(reports.claim(LEASE)).hasValue(connection);
        assertThat(reports.claim(LEASE)).isEmpty();
        reports.due(connection, clock.instant());
        assertThat(reports.claim(LEASE)).hasValue(connection);

        report(sent.messageId(), DeliveryStatus.DELIVERED, connection);
        reports.due(connection, clock.instant());
        assertThat(reports.claim(LEASE)).isEmpty();
    }

    @Test
    void aClaimWhoseHolderDiedIsTakenOverAfterItsLease() {
        written(connection, MessageOutcome.SENT);
        clock.advance(Duration.ofSeconds(5));
        reports.claim(LEASE);
        clock.advance(LEASE);

        assertThat(reports.claim(LEASE)).hasValue(connection);
    }

    @Test
    void messagesThatFailedOrWereRefusedAreNotOpen() {
        written(connection, MessageOutcome.FAILED);
        written(connection, MessageOutcome.REJECTED);

        assertThat(reports.newestOpen(connection)).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsLookedUpSoonAndWhatWasTakenWhenItsReportIsLate() {
        Destination unknown = written(connection, MessageOutcome.UNKNOWN);
        Destination sent = written(connection, MessageOutcome.SENT);
        clock.advance(Duration.ofSeconds(31));
        assertThat(reports.toLookUp(connection, 10))
                .extracting(ReportRepository.OpenMessage::messageId)
                .containsExactly(unknown.messageId());

        clock.advance(Duration.ofHours(1));
        assertThat(reports.toLookUp(connection, 10))
                .extracting(ReportRepository.OpenMessage::messageId)
                .containsExactly(unknown.messageId(), sent.messageId());

        reports.lookedUp(reports.toLookUp(connection, 10).get(0), null);
        assertThat(reports.toLookUp(connection, 10)).hasSize(1);
    }

    @Test
    void somebodysHintHasAnOpenMessageLookedUpNow() {
        Destination sent = written(connection, MessageOutcome.SENT);

        reports.lookUpNow(List.of(sent.messageId(), "unknown"));

        assertThat(reports.claim(LEASE)).hasValue(connection);
        assertThat(reports.toLookUp(connection, 10)).hasSize(1);
        assertThat(entry(connection).report()).isNull();
    }

    @Test
    void oldMessagesAreDeletedAndNewOnesKept() {
        written(connection, MessageOutcome.SENT);
        clock.advance(Duration.ofDays(1));
        Instant then = clock.instant();
        Destination kept = written(connection, MessageOutcome.SENT);

        assertThat(reports.deleteBefore(then)).isFalse();

        assertThat(messages.page(connection, Optional.empty(), 10))
                .extracting(Delivery::id)
                .containsExactly(kept.id());
    }

    private List<DeliveryReport> report(String messageId, DeliveryStatus deliveryStatus, ConnectionId source) {
        return reports.write(
                List.of(new DeliveryReport.MessageReport(messageId, told(deliveryStatus))), Optional.of(source));
    }

    private DeliveryReport told(DeliveryStatus deliveryStatus) {
        return new DeliveryReport(deliveryStatus, "NAME", "In words", clock.instant());
    }

    private Delivery entry(ConnectionId of) {
        return messages.page(of, Optional.empty(), 10).get(0);
    }

    private Destination written(ConnectionId owner, MessageOutcome outcome) {
        var id = TimeOrderedId.at(clock.instant());
        Destination destination = new Destination(id, id.toString(), "41793026727", null);
        messages.add(List.of(new PendingSend(owner, List.of(destination), clock.instant())));
        if (outcome != null) {
            settle(destination, outcome);
        }
        return destination;
    }

    private void writtenAs(ConnectionId owner, String messageId) {
        Destination destination = new Destination(TimeOrderedId.at(clock.instant()), messageId, "41793026727", null);
        messages.add(List.of(new PendingSend(owner, List.of(destination), clock.instant())));
        settle(destination, MessageOutcome.SENT);
    }

    private void settle(Destination destination, MessageOutcome outcome) {
        messages.settle(List.of(new Delivery(
                destination.id(),
                destination.messageId(),
                destination.to(),
                null,
                outcome,
                null,
                null,
                clock.instant(),
                clock.instant(),
                null)));
    }

    private static ConnectionId connected(ConnectionRepository connections, String account, String user) {
        return connections
                .connected(new Identity(account, user, "user" + user, null, null, List.of(), List.of()))
                .id();
    }
}
