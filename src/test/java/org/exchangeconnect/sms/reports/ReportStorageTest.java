package org.exchangeconnect.sms.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.JournalFixture;
import org.exchangeconnect.sms.journal.MessageError;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.sms.journal.MessagePrice;
import org.exchangeconnect.sms.journal.MessageStatus;
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
    private final JournalFixture journal;
    private final ReportRepository reports;
    private final OpenMessageRepository open;
    private final ConnectionId connection;
    private final ConnectionId colleague;
    private final ConnectionId stranger;

    ReportStorageTest(Storage storage) {
        Jdbi jdbi = storage.migrated();
        journal = new JournalFixture(jdbi, clock);
        reports = new ReportRepository(jdbi, clock);
        open = new OpenMessageRepository(jdbi, clock);
        ConnectionRepository connections = new ConnectionRepository(jdbi, clock);
        connection = connected(connections, "ACCOUNT", "1");
        colleague = connected(connections, "ACCOUNT", "2");
        stranger = connected(connections, "OTHER", "3");
    }

    @Test
    void aReportStandsBesideTheOutcome() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);

        report(sent.messageId(), DeliveryStatus.UNDELIVERABLE, connection);

        Delivery entry = entry(connection);
        assertThat(entry.outcome()).isEqualTo(MessageOutcome.SENT);
        assertThat(entry.report()).isEqualTo(report(sent.messageId(), DeliveryStatus.UNDELIVERABLE));
    }

    @Test
    void errorPriceAndPartsOfAReportAreKept() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);
        MessagePrice price = new MessagePrice(new BigDecimal("0.0125"), "EUR");
        MessageError absent = new MessageError(27, "EC_ABSENT_SUBSCRIBER", null, false);

        reports.write(List.of(detailed(sent, DeliveryStatus.PENDING, absent, price, 2)), Optional.of(connection));
        assertThat(entry(connection).report()).isEqualTo(detailed(sent, DeliveryStatus.PENDING, absent, price, 2));

        reports.write(List.of(detailed(sent, DeliveryStatus.DELIVERED, null, null, null)), Optional.of(connection));
        assertThat(entry(connection).report()).isEqualTo(detailed(sent, DeliveryStatus.DELIVERED, null, price, 2));
    }

    private MessageStatus detailed(
            Delivery message, DeliveryStatus status, MessageError error, MessagePrice price, Integer parts) {
        return new MessageStatus(
                message.messageId(), status.group(), "NAME", "In words", clock.instant(), error, price, parts);
    }

    @Test
    void oneOddReportDoesNotLoseTheOthers() {
        Delivery first = journal.write(connection, MessageOutcome.SENT);
        Delivery second = journal.write(colleague, MessageOutcome.SENT);
        List<MessageStatus> batch = List.of(
                new MessageStatus(
                        first.messageId(), 3, "NUL\u0000", "half \uD83D", Instant.parse("+100000-01-01T00:00:00Z")),
                new MessageStatus("no\u0000such", 3, null, null, Instant.MAX),
                new MessageStatus(second.messageId(), 3, "N".repeat(500), "D".repeat(900), Instant.MIN));

        assertThat(reports.write(batch, Optional.of(connection))).hasSize(2);
        open.lookUpNow(List.of("a\u0000b", "\uD83D"), Optional.empty());

        assertThat(entry(connection).report().name()).isEqualTo("NUL\uFFFD");
        assertThat(entry(connection).report().description()).isEqualTo("half \uFFFD");
        assertThat(entry(colleague).deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aReportSettlesWhatNobodyKnew() {
        Delivery unknown = journal.write(connection, MessageOutcome.UNKNOWN);
        Delivery cutOff = journal.write(colleague);

        report(unknown.messageId(), DeliveryStatus.DELIVERED, connection);
        report(cutOff.messageId(), DeliveryStatus.REJECTED, colleague);

        assertThat(entry(connection).outcome()).isEqualTo(MessageOutcome.SENT);
        assertThat(entry(colleague).outcome()).isEqualTo(MessageOutcome.REJECTED);
        assertThat(entry(colleague).settledAt()).isNotNull();
    }

    @Test
    void aReportThatComesBeforeInfobipsAnswerStays() {
        Delivery fast = journal.write(connection);
        report(fast.messageId(), DeliveryStatus.DELIVERED, connection);

        journal.settle(fast, MessageOutcome.SENT);

        assertThat(entry(connection).deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(entry(connection).outcome()).isEqualTo(MessageOutcome.SENT);
        assertThat(open.next(connection, true)).isEmpty();
    }

    @Test
    void theSameReportOnceMoreAndAnEarlierOneChangeNothing() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);

        assertThat(report(sent.messageId(), DeliveryStatus.PENDING, connection)).hasSize(1);
        assertThat(report(sent.messageId(), DeliveryStatus.PENDING, connection)).isEmpty();
        assertThat(report(sent.messageId(), DeliveryStatus.DELIVERED, connection))
                .hasSize(1);
        assertThat(report(sent.messageId(), DeliveryStatus.DELIVERED, connection))
                .isEmpty();
        assertThat(report(sent.messageId(), DeliveryStatus.EXPIRED, connection)).isEmpty();
        assertThat(entry(connection).deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aReportOfAMessageThatIsNotOursMakesNoEntry() {
        assertThat(report("unknown", DeliveryStatus.DELIVERED, connection)).isEmpty();
        assertThat(journal.messages.page(connection, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void anIdThatACallerChoseCountsWithinItsAccountOnly() {
        journal.writeAs(connection, "order-1", MessageOutcome.SENT);
        journal.writeAs(stranger, "order-1", MessageOutcome.SENT);

        assertThat(report("order-1", DeliveryStatus.DELIVERED, colleague)).hasSize(1);

        assertThat(entry(connection).report()).isNotNull();
        assertThat(entry(stranger).report()).isNull();
        assertThat(reports.write(List.of(report("order-1", DeliveryStatus.DELIVERED)), Optional.empty()))
                .isEmpty();
    }

    @Test
    void anIdThatWeAssignedIsKnownForEverySenderOfTheReport() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);

        assertThat(reports.write(List.of(report(sent.messageId(), DeliveryStatus.DELIVERED)), Optional.empty()))
                .hasSize(1);
    }

    @Test
    void aConnectionIsDueWhileMessagesAreOpenAndNoLonger() {
        assertThat(open.claim(LEASE)).isEmpty();
        Delivery sent = journal.write(connection, MessageOutcome.SENT);
        assertThat(open.claim(LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(5));

        assertThat(open.claim(LEASE)).hasValue(connection);
        assertThat(open.claim(LEASE)).isEmpty();
        open.due(connection, clock.instant());
        assertThat(open.claim(LEASE)).hasValue(connection);

        report(sent.messageId(), DeliveryStatus.DELIVERED, connection);
        open.due(connection, clock.instant());
        assertThat(open.claim(LEASE)).isEmpty();
    }

    @Test
    void aClaimWhoseHolderDiedIsTakenOverAfterItsLease() {
        journal.write(connection, MessageOutcome.SENT);
        clock.advance(Duration.ofSeconds(5));
        open.claim(LEASE);
        clock.advance(LEASE);

        assertThat(open.claim(LEASE)).hasValue(connection);
    }

    @Test
    void messagesThatFailedOrWereRefusedAreNotOpen() {
        journal.write(connection, MessageOutcome.FAILED);
        journal.write(connection, MessageOutcome.REJECTED);

        assertThat(open.next(connection, true)).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsLookedUpSoonAndWhatWasTakenWhenItsReportIsLate() {
        Delivery unknown = journal.write(connection, MessageOutcome.UNKNOWN);
        Delivery sent = journal.write(connection, MessageOutcome.SENT);
        clock.advance(Duration.ofSeconds(31));
        assertThat(open.toLookUp(connection, 10))
                .extracting(OpenMessage::messageId)
                .containsExactly(unknown.messageId());

        clock.advance(Duration.ofHours(1));
        assertThat(open.toLookUp(connection, 10))
                .extracting(OpenMessage::messageId)
                .containsExactly(unknown.messageId(), sent.messageId());

        open.lookedUp(List.of(open.toLookUp(connection, 10).get(0)), message -> null);
        assertThat(open.toLookUp(connection, 10)).hasSize(1);
    }

    @Test
    void somebodysHintHasAnOpenMessageLookedUpNow() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);

        open.lookUpNow(List.of(sent.messageId(), "unknown"), Optional.empty());

        assertThat(open.claim(LEASE)).hasValue(connection);
        assertThat(open.toLookUp(connection, 10)).hasSize(1);
        assertThat(entry(connection).report()).isNull();
    }

    @Test
    void aHintAboutAnIdThatACallerChoseCountsForTheConnectionThatItNames() {
        journal.writeAs(connection, "order-1", MessageOutcome.SENT);
        journal.writeAs(stranger, "order-1", MessageOutcome.SENT);

        open.lookUpNow(List.of("order-1"), Optional.empty());
        assertThat(open.toLookUp(connection, 10)).isEmpty();

        open.lookUpNow(List.of("order-1"), Optional.of(connection));
        assertThat(open.toLookUp(connection, 10)).hasSize(1);
        assertThat(open.toLookUp(stranger, 10)).isEmpty();
    }

    @Test
    void aReportForOneConnectionOnlyChangesNoOther() {
        Delivery colleagues = journal.write(colleague, MessageOutcome.SENT);
        Delivery sent = journal.write(connection, MessageOutcome.SENT);
        List<MessageStatus> both = List.of(
                report(colleagues.messageId(), DeliveryStatus.DELIVERED),
                report(sent.messageId(), DeliveryStatus.DELIVERED));

        assertThat(reports.writeOnly(both, connection)).hasSize(1);

        assertThat(entry(connection).report()).isNotNull();
        assertThat(entry(colleague).report()).isNull();
    }

    @Test
    void aMessageThatIsSentDuringAPollIsNotForgottenUntilTheNextOne() {
        journal.write(connection, MessageOutcome.SENT);
        clock.advance(Duration.ofSeconds(5));
        open.claim(Duration.ofMinutes(5));
        journal.write(connection, MessageOutcome.SENT);
        clock.advance(Duration.ofSeconds(5));
        assertThat(open.claim(LEASE)).isEmpty();

        open.due(connection, clock.instant().plus(Duration.ofMinutes(5)));

        assertThat(open.claim(LEASE)).hasValue(connection);
    }

    @Test
    void aNewMessageIsAskedAboutSoonAlthoughAnOldOneIsNot() {
        journal.write(connection, MessageOutcome.SENT);
        clock.advance(Duration.ofSeconds(5));
        open.claim(LEASE);
        open.due(connection, clock.instant().plus(Duration.ofMinutes(5)));

        journal.write(connection, MessageOutcome.SENT);
        clock.advance(Duration.ofSeconds(5));

        assertThat(open.claim(LEASE)).hasValue(connection);
    }

    @Test
    void aScheduledMessageStaysOpenAndInTheJournalUntilItIsSent() {
        Instant sendAt = clock.instant().plus(Duration.ofDays(180));
        Delivery scheduled = journal.settle(journal.writeFor(connection, sendAt), MessageOutcome.SENT);
        clock.advance(Duration.ofDays(100));

        assertThat(open.toFetch(connection, 10)).isEmpty();
        assertThat(open.toLookUp(connection, 10)).isEmpty();
        assertThat(open.next(connection, true)).hasValue(sendAt.plusSeconds(5));
        reports.deleteBefore(clock.instant());
        assertThat(entry(connection).sendAt()).isEqualTo(sendAt);

        clock.advance(Duration.ofDays(80).plusSeconds(5));
        assertThat(open.toFetch(connection, 10))
                .extracting(OpenMessage::messageId)
                .containsExactly(scheduled.messageId());
        report(scheduled.messageId(), DeliveryStatus.DELIVERED, connection);
        assertThat(open.next(connection, true)).isEmpty();
        reports.deleteBefore(clock.instant());
        assertThat(journal.messages.page(connection, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void oldMessagesAreDeletedAndNewOnesKept() {
        journal.write(connection, MessageOutcome.SENT);
        clock.advance(Duration.ofDays(1));
        Instant then = clock.instant();
        Delivery kept = journal.write(connection, MessageOutcome.SENT);

        assertThat(reports.deleteBefore(then)).isFalse();

        assertThat(journal.messages.page(connection, Optional.empty(), 10))
                .extracting(Delivery::id)
                .containsExactly(kept.id());
    }

    private List<MessageStatus> report(String messageId, DeliveryStatus deliveryStatus, ConnectionId source) {
        return reports.write(List.of(report(messageId, deliveryStatus)), Optional.of(source));
    }

    private MessageStatus report(String messageId, DeliveryStatus deliveryStatus) {
        return new MessageStatus(messageId, deliveryStatus.group(), "NAME", "In words", clock.instant());
    }

    private Delivery entry(ConnectionId of) {
        return journal.messages.page(of, Optional.empty(), 10).get(0);
    }

    private static ConnectionId connected(ConnectionRepository connections, String account, String user) {
        return connections
                .connected(new Identity(account, user, "user" + user, null, null, List.of(), List.of()))
                .id();
    }
}
