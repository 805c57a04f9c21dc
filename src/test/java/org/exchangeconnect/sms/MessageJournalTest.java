package org.exchangeconnect.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.MessageJournal;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.sms.journal.MessageRepository;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.sms.journal.SmsMetrics;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EveryStorage
class MessageJournalTest {

    private final MovableClock clock = new MovableClock();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Jdbi jdbi;
    private final MessageRepository messages;
    private final MessageJournal journal;
    private final ConnectionId connection;

    MessageJournalTest(Storage storage) {
        jdbi = storage.migrated();
        messages = new MessageRepository(jdbi);
        journal = new MessageJournal(messages, new SmsMetrics(meters), clock);
        connection = new ConnectionRepository(jdbi, clock)
                .connected(new Identity("8F07", "F443", null, null, null, List.of(), List.of()))
                .id();
    }

    @Test
    void aMessageIsWrittenDownAsUnknownBeforeItLeaves() {
        around(to("41790000001"), () -> {
            Delivery underWay = entries().get(0);
            assertThat(underWay.outcome()).isEqualTo(MessageOutcome.UNKNOWN);
            assertThat(underWay.settledAt()).isNull();
            assertThat(underWay.to()).isEqualTo("41790000001");
            return SmsResult.without(CallStatus.NO_ANSWER);
        });

        assertThat(entries().get(0).settledAt()).isEqualTo(clock.instant());
    }

    @Test
    void eachDestinationGetsTheOutcomeOfItsOwnStatus() {
        SmsRequest request = to("41790000001", "41790000002", "41790000003");
        List<Delivery> all = request.messages();
        String answer = "{'bulkId':'b-1','messages':[" + status(all.get(1), 5, "REJECTED_NETWORK") + ","
                + status(all.get(0), 1, "PENDING_ACCEPTED") + "]}";

        SmsResult result = around(request, () -> new SmsResult(CallStatus.ANSWERED, json(answer), null, List.of()));

        assertThat(result.deliveries())
                .extracting(Delivery::outcome)
                .containsExactly(MessageOutcome.SENT, MessageOutcome.REJECTED, MessageOutcome.UNKNOWN);
        assertThat(result.deliveries())
                .extracting(Delivery::textKey)
                .containsExactly("sms.SENT", "sms.REJECTED_NETWORK", "sms.UNKNOWN");
        assertThat(entries()).containsExactlyInAnyOrderElementsOf(result.deliveries());
        assertThat(entries()).extracting(Delivery::bulkId).containsOnly("b-1");
        assertThat(meters.get("exchange.connect.sms")
                        .tag("outcome", "REJECTED")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID, REJECTED",
        "REFUSED, REJECTED",
        "OVERLOADED, FAILED",
        "TOKEN_REFUSED, FAILED",
        "TOKEN_UNAVAILABLE, FAILED",
        "UNREACHABLE, FAILED",
        "CONNECT_TIMEOUT, FAILED",
        "NO_ANSWER, UNKNOWN",
        "CUT_OFF, UNKNOWN",
        "SERVER_ERROR, UNKNOWN",
        "BAD_ANSWER, UNKNOWN"
    })
    void aRequestThatEndedAsAWholeSaysTheSameOfAllItsDestinations(CallStatus sendStatus, MessageOutcome outcome) {
        around(to("41790000001", "41790000002"), () -> SmsResult.without(sendStatus));

        assertThat(entries()).hasSize(2).extracting(Delivery::outcome).containsOnly(outcome);
        assertThat(sendStatus.mayHaveBeenSent()).isEqualTo(outcome == MessageOutcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'requestError':{'serviceException':{'messageId':'FORBIDDEN','text':'Scope is missing'}}}",
                "{'errorCode':'FORBIDDEN','description':'Scope is missing','violations':[],'resources':[]}"
            })
    void whatInfobipSaysOfARefusalIsKept(String refusal) {
        around(to("41790000001"), () -> new SmsResult(CallStatus.REFUSED, json(refusal), null, List.of()));

        assertThat(entries().get(0).status())
                .isEqualTo(
                        new MessageStatus(entries().get(0).messageId(), null, "FORBIDDEN", "Scope is missing", null));
    }

    @Test
    void aRequestThatWasNeverWorkedOnHasFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> around(to("41790000001"), () -> {
                    throw new IllegalStateException("no token");
                }));

        assertThat(entries()).extracting(Delivery::outcome).containsExactly(MessageOutcome.FAILED);
    }

    @Test
    void aDatabaseThatFailsAfterSendingDoesNotHideWhatWasSent() {
        SmsRequest request = to("41790000001");
        JsonObject answer = json("{'messages':[" + status(request.messages().get(0), 1, "PENDING_ACCEPTED") + "]}");

        SmsResult result = around(request, () -> {
            jdbi.useHandle(handle -> handle.execute("alter table message rename to elsewhere"));
            return new SmsResult(CallStatus.ANSWERED, answer, null, List.of());
        });

        assertThat(result.deliveries()).extracting(Delivery::outcome).containsExactly(MessageOutcome.SENT);
        jdbi.useHandle(handle -> handle.execute("alter table elsewhere rename to message"));
        assertThat(entries()).extracting(Delivery::outcome).containsExactly(MessageOutcome.UNKNOWN);
    }

    @Test
    void answersThatAreAbsurdSettleAsUnknownAndBreakNothing() {
        String answer = "{'bulkId':7,'messages':[null,3,{},{'messageId':5,'status':{}},{'messageId':'x','status':9}]}";

        around(to("41790000001"), () -> new SmsResult(CallStatus.ANSWERED, json(answer), null, List.of()));

        assertThat(entries()).extracting(Delivery::outcome).containsExactly(MessageOutcome.UNKNOWN);
    }

    @Test
    void textsOfInfobipAreCutToWhatTheJournalHolds() {
        SmsRequest request = to("41790000001");
        String answer = "{'bulkId':'" + "b".repeat(999) + "','messages':["
                + status(request.messages().get(0), 5, "N".repeat(999)) + "]}";

        around(request, () -> new SmsResult(CallStatus.ANSWERED, json(answer), null, List.of()));

        assertThat(entries().get(0).outcome()).isEqualTo(MessageOutcome.REJECTED);
        assertThat(entries().get(0).status().name()).hasSize(128);
    }

    @Test
    void pagesOfTheJournalFollowOneAnotherWhileMessagesAreAdded() {
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.add(0, send("4179000000" + i));
        }

        List<Delivery> first = messages.page(connection, Optional.empty(), 2);
        send("41790000009");
        List<Delivery> second =
                messages.page(connection, Optional.of(first.get(1).id()), 2);
        List<Delivery> third =
                messages.page(connection, Optional.of(second.get(1).id()), 2);

        assertThat(first).extracting(Delivery::id).containsExactlyElementsOf(sent.subList(0, 2));
        assertThat(second).extracting(Delivery::id).containsExactlyElementsOf(sent.subList(2, 4));
        assertThat(third).extracting(Delivery::id).containsExactlyElementsOf(sent.subList(4, 5));
    }

    @Test
    void aConnectionsJournalShowsNoOtherConnectionsMessages() {
        send("41790000001");

        assertThat(messages.page(new ConnectionId(UUID.randomUUID()), Optional.empty(), 10))
                .isEmpty();
    }

    private UUID send(String number) {
        clock.advance(Duration.ofMillis(1));
        SmsRequest request = to(number);
        around(request, () -> SmsResult.without(CallStatus.UNREACHABLE));
        return request.messages().get(0).id();
    }

    private SmsRequest to(String... numbers) {
        var destinations = Json.createArrayBuilder();
        for (String number : numbers) {
            destinations.add(Json.createObjectBuilder().add("to", number));
        }
        var message = Json.createObjectBuilder()
                .add("from", "InfoSMS")
                .add("text", "hi")
                .add("destinations", destinations);
        JsonObject body = Json.createObjectBuilder()
                .add("messages", Json.createArrayBuilder().add(message))
                .build();
        return SmsRequest.of(connection, body, null, Optional.empty(), clock.instant());
    }

    private SmsResult around(SmsRequest request, Supplier<SmsResult> sending) {
        return journal.around(
                request.messages(),
                () -> sending.get().settle(request.messages(), clock.instant()),
                SmsResult::deliveries);
    }

    private List<Delivery> entries() {
        return messages.page(connection, Optional.empty(), 100);
    }

    private static String status(Delivery destination, int group, String name) {
        return "{'messageId':'" + destination.messageId() + "','to':'" + destination.to() + "','status':{'groupId':"
                + group + ",'name':'" + name + "','description':'as told'}}";
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
