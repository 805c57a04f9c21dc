package org.exchangeconnect.sms.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.MessageEvent;
import org.exchangeconnect.connection.MessageEvent.Type;
import org.exchangeconnect.connection.MessageEventRepository;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.JournalFixture;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.sms.journal.MessageRepository;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A message's final status is an event, once and in its own transaction, on every storage. */
@EveryStorage
class MessageEventsTest {

    private final MovableClock clock = new MovableClock();
    private final List<MessageEvent> fired = new ArrayList<>();
    private final MessageEventRepository events = new MessageEventRepository(
            Set.of("MESSAGE_DELIVERED", "MESSAGE_FAILED"), changed -> fired.addAll(changed.events()));
    private final Jdbi jdbi;
    private final JournalFixture journal;
    private final MessageRepository messages;
    private final ReportRepository reports;
    private final ConnectionId connection;
    private final ConnectionId colleague;

    MessageEventsTest(Storage storage) {
        jdbi = storage.migrated();
        journal = new JournalFixture(jdbi, clock);
        messages = new MessageRepository(jdbi, events);
        reports = new ReportRepository(jdbi, events, clock);
        ConnectionRepository connections = new ConnectionRepository(jdbi, clock);
        connection = connected(connections, "1");
        colleague = connected(connections, "2");
    }

    @Test
    void aDeliveredMessageIsAnEventWithTheMessagesDataAndWithoutAnError() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);

        write(report(sent.messageId(), DeliveryStatus.DELIVERED));

        MessageEvent event = fired.get(0);
        assertThat(fired).hasSize(1);
        assertThat(event.type()).isEqualTo(Type.MESSAGE_DELIVERED);
        assertThat(event.connection()).isEqualTo(connection);
        assertThat(event.at()).isEqualTo(clock.instant());
        assertThat(event.message())
                .isEqualTo(Json.createObjectBuilder()
                        .add("messageId", sent.messageId())
                        .addNull("bulkId")
                        .add("to", "41793026727")
                        .addNull("from")
                        .add("outcome", "SENT")
                        .add("deliveryStatus", "DELIVERED")
                        .add("at", clock.instant().toString())
                        .addNull("error")
                        .build());
    }

    @Test
    void aFailureSaysWhetherItIsPermanentAsInfobipsReportDoes() {
        List<Delivery> sent = List.of(
                journal.write(connection, MessageOutcome.SENT),
                journal.write(connection, MessageOutcome.SENT),
                journal.write(connection, MessageOutcome.SENT));

        write(read(sent.get(0).messageId(), "{'name':'EC_UNKNOWN_SUBSCRIBER','description':'Gone','permanent':true}"));
        write(read(sent.get(1).messageId(), "{'name':'EC_ABSENT_SUBSCRIBER','permanent':false}"));
        write(read(sent.get(2).messageId(), "{'id':0,'name':'NO_ERROR','permanent':false}"));

        assertThat(fired).extracting(MessageEvent::type).containsOnly(Type.MESSAGE_FAILED);
        assertThat(fired)
                .extracting(event -> event.message().getJsonObject("error"))
                .containsExactly(
                        json("{'name':'EC_UNKNOWN_SUBSCRIBER','description':'Gone','permanent':true}"),
                        json("{'name':'EC_ABSENT_SUBSCRIBER','description':null,'permanent':false}"),
                        json("{'name':'REJECTED_BY_OPERATOR','description':'In words','permanent':null}"));
    }

    @Test
    void aRepeatedReportIsNoSecondEventAndAPendingOneIsNone() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);

        write(report(sent.messageId(), DeliveryStatus.PENDING));
        assertThat(fired).isEmpty();
        write(report(sent.messageId(), DeliveryStatus.EXPIRED), report(sent.messageId(), DeliveryStatus.DELIVERED));
        write(report(sent.messageId(), DeliveryStatus.EXPIRED));

        assertThat(fired)
                .extracting(event -> event.message().getString("deliveryStatus"))
                .containsExactly("EXPIRED");
    }

    @Test
    void oneReportOfTwoColleaguesMessagesIsAnEventOfEach() {
        journal.writeAs(connection, "order-1", MessageOutcome.SENT);
        journal.writeAs(colleague, "order-1", MessageOutcome.SENT);

        write(report("order-1", DeliveryStatus.DELIVERED));

        assertThat(fired).extracting(MessageEvent::connection).containsExactlyInAnyOrder(connection, colleague);
    }

    @Test
    void aReportOfAMessageThatIsNotInTheJournalIsNoEvent() {
        write(report("of another program", DeliveryStatus.DELIVERED));

        assertThat(fired).isEmpty();
    }

    @Test
    void aReportThatResolvesAnUnknownOutcomeIsAnEventWithTheOutcome() {
        Delivery unknown = journal.write(connection, MessageOutcome.UNKNOWN);

        write(report(unknown.messageId(), DeliveryStatus.REJECTED));

        assertThat(fired)
                .extracting(event -> event.message().getString("outcome"))
                .containsExactly("REJECTED");
    }

    @Test
    void aMessageThatInfobipRejectsAtOnceIsAnEventToo() {
        Delivery rejected = settle(MessageOutcome.REJECTED);
        settle(MessageOutcome.SENT);
        settle(MessageOutcome.FAILED);
        messages.settle(List.of(rejected));

        assertThat(fired).extracting(MessageEvent::type).containsExactly(Type.MESSAGE_FAILED);
        JsonObject message = fired.get(0).message();
        assertThat(message.getString("messageId")).isEqualTo(rejected.messageId());
        assertThat(message.getString("outcome")).isEqualTo("REJECTED");
        assertThat(message.isNull("deliveryStatus")).isTrue();
        assertThat(message.getJsonObject("error"))
                .isEqualTo(json("{'name':'REJECTED_NETWORK','description':'No network','permanent':null}"));
    }

    @Test
    void aRejectionThatIsReportedBeforeTheResponseIsOneEvent() {
        Delivery pending = pending();
        write(report(pending.messageId(), DeliveryStatus.REJECTED));

        settle(pending, MessageOutcome.REJECTED);

        assertThat(fired).extracting(MessageEvent::type).containsExactly(Type.MESSAGE_FAILED);
    }

    @Test
    void aReportIsNotStoredIfItsNotificationCannotBeWritten() {
        Delivery sent = journal.write(connection, MessageOutcome.SENT);
        ReportRepository observedByAFailure = new ReportRepository(
                jdbi,
                new MessageEventRepository(Set.of("MESSAGE_DELIVERED"), changed -> {
                    throw new IllegalStateException("the observer fails");
                }),
                clock);
        List<MessageStatus> delivered = List.of(report(sent.messageId(), DeliveryStatus.DELIVERED));

        assertThatThrownBy(() -> observedByAFailure.write(delivered, Optional.of(connection)))
                .hasMessage("the observer fails");

        assertThat(messages.page(connection, Optional.empty(), 1).get(0).report())
                .isNull();
    }

    private Delivery settle(MessageOutcome outcome) {
        return settle(pending(), outcome);
    }

    private Delivery pending() {
        var id = TimeOrderedId.at(clock.instant());
        Delivery pending = Delivery.pending(id, connection, id.toString(), "41793026727", null, clock.instant(), null);
        messages.add(List.of(pending));
        return pending;
    }

    private Delivery settle(Delivery pending, MessageOutcome outcome) {
        MessageStatus status = new MessageStatus(pending.messageId(), 5, "REJECTED_NETWORK", "No network", null);
        Delivery settled = pending.settled(outcome, status, "b-1", clock.instant());
        messages.settle(List.of(settled));
        return settled;
    }

    private void write(MessageStatus... all) {
        reports.write(List.of(all), Optional.of(connection));
    }

    private MessageStatus report(String messageId, DeliveryStatus status) {
        return new MessageStatus(messageId, status.group(), "NAME", "In words", clock.instant());
    }

    private static MessageStatus read(String messageId, String error) {
        String report = "{'messageId':'" + messageId + "','status':{'groupId':2,'name':'REJECTED_BY_OPERATOR',"
                + "'description':'In words'},'error':" + error + "}";
        return MessageStatus.readAll(Json.createArrayBuilder().add(json(report)).build())
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    private static ConnectionId connected(ConnectionRepository connections, String user) {
        return connections
                .connected(new Identity("ACCOUNT", user, "user" + user, null, null, List.of(), List.of()))
                .id();
    }
}
