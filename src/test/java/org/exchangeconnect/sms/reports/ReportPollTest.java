package org.exchangeconnect.sms.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.InfobipRight;
import org.exchangeconnect.connection.RefusedRight;
import org.exchangeconnect.connection.RefusedRightRepository;
import org.exchangeconnect.infobip.ResponseJson;
import org.exchangeconnect.sandbox.ApiRight;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.JournalFixture;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.sms.journal.SmsMetrics;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.token.InfobipApi;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queries of the message status at the sandbox (protocol, section 6). */
class ReportPollTest {

    private final TokenFixture door = new TokenFixture(Duration.ofMinutes(1));
    private final JournalFixture journal = new JournalFixture(door.jdbi, door.clock);
    private final ReportRepository reports = new ReportRepository(door.jdbi, door.clock);
    private final OpenMessageRepository open = new OpenMessageRepository(door.jdbi, door.clock);
    private final RefusedRightRepository rights = new RefusedRightRepository(door.jdbi, door.clock);
    private final SmsMetrics metrics = new SmsMetrics(new SimpleMeterRegistry());
    private final MovableClock limitsClock = new MovableClock();
    private final AccountLimits limits = new AccountLimits(limitsClock);
    private final ReportsClient client = new ReportsClient(
            new InfobipApi(door.service, new HttpSettings(Duration.ofSeconds(2), Duration.ofSeconds(10))), door.clock);
    private final ReportPoll poll = poll(Optional.empty());
    private final ConnectionId connection = door.connect();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void reportsAreFetchedForOpenMessagesUntilNoneIsOpen() throws Exception {
        send(true);

        assertThat(poll.askForOne()).isTrue();

        assertThat(entry().outcome()).isEqualTo(MessageOutcome.SENT);
        assertThat(entry().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(poll.askForOne()).isFalse();
    }

    @Test
    void aReportThatWasLostIsFoundInTheLogs() throws Exception {
        send(true);
        door.sandbox.loseReports();
        door.jdbi.useHandle(handle -> handle.execute("update message set look_up_at = created_at"));

        poll.askForOne();

        assertThat(entry().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aMessageThatNeitherReportsNorLogsKnowStaysUnknownAndIsAskedAfterAgainLater() throws Exception {
        send(false);
        door.jdbi.useHandle(handle -> handle.execute("update message set look_up_at = created_at"));

        poll.askForOne();

        assertThat(entry().outcome()).isEqualTo(MessageOutcome.UNKNOWN);
        assertThat(open.next(connection, false)).isPresent();
        assertThat(open.toLookUp(connection, 10)).isEmpty();
    }

    @Test
    void whereInfobipDoesNotAnswerNothingIsLost() throws Exception {
        send(true);
        door.sandbox.faults().on(PathKind.REPORTS).once().status(503);

        poll.askForOne();
        assertThat(entry().report()).isNull();

        open.due(connection, door.clock.instant());
        poll.askForOne();
        assertThat(entry().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    /** Sending waits longer, but a look-up can be repeated. */
    @Test
    void aLookUpWaitsNoLongerThanTheReadTimeout() {
        ReportsClient impatient = new ReportsClient(
                new InfobipApi(door.service, new HttpSettings(Duration.ofSeconds(2), Duration.ofMillis(400))),
                door.clock);
        door.sandbox.faults().on(PathKind.REPORTS, PathKind.LOGS).hang();

        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThatThrownBy(() -> impatient.reportsOf(connection, door.sandbox.uri(), "mine"))
                    .isInstanceOf(ReportsUnavailableException.class);
            assertThatThrownBy(() -> impatient.logs(connection, door.sandbox.uri(), List.of("mine"), Optional.empty()))
                    .isInstanceOf(ReportsUnavailableException.class);
        });
    }

    @Test
    void reportsForWhichAnotherProgramOfTheAccountWaitsAreLeftToIt() throws Exception {
        post(List.of("theirs"));
        String bulkId = post(List.of("one", "two"));
        journal.settle(journal.writeWith(connection, "one"), MessageOutcome.SENT, bulkId);
        journal.settle(journal.writeWith(connection, "two"), MessageOutcome.SENT, bulkId);
        send(true);
        makeDue("fetch_at");

        poll.askForOne();

        assertThat(entries()).hasSize(3).allMatch(entry -> entry.deliveryStatus() == DeliveryStatus.DELIVERED);
        assertThat(door.sandbox.recorder().requests(PathKind.REPORTS))
                .hasSize(2)
                .allMatch(request ->
                        request.query().containsKey("bulkId") || request.query().containsKey("messageId"));
        assertThat(client.reportsOf(connection, door.sandbox.uri(), "theirs"))
                .extracting(MessageStatus::messageId)
                .containsExactly("theirs");
    }

    @Test
    void aRequestWithMoreReportsThanFitIntoAPageIsFetchedWhole() throws Exception {
        List<String> ids = ids(ReportsClient.PAGE_SIZE + 5);
        String bulkId = post(ids);
        ids.forEach(id -> journal.settle(journal.writeWith(connection, id), MessageOutcome.SENT, bulkId));
        makeDue("fetch_at");

        poll.askForOne();

        assertThat(entries()).hasSize(ids.size()).allMatch(entry -> entry.report() != null);
        assertThat(door.sandbox.recorder().count(PathKind.REPORTS)).isEqualTo(2);
    }

    @Test
    void whereInfobipPushesReportsNoneIsFetchedAndALostOneIsLookedUp() throws Exception {
        send(true);
        makeDue("fetch_at");
        makeDue("look_up_at");

        poll(Optional.of(URI.create("https://app.example/api/webhooks/delivery-reports")))
                .askForOne();

        assertThat(door.sandbox.recorder().count(PathKind.REPORTS)).isZero();
        assertThat(entry().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void manyMessagesAreLookedUpWithFewCalls() throws Exception {
        List<String> ids = ids(60);
        post(ids);
        ids.forEach(id -> journal.writeWith(connection, id));
        door.sandbox.loseReports();
        makeDue("look_up_at");

        poll(Optional.of(URI.create("https://app.example/"))).askForOne();

        assertThat(entries()).hasSize(60).allMatch(entry -> entry.deliveryStatus() == DeliveryStatus.DELIVERED);
        assertThat(door.sandbox.recorder().requests(PathKind.LOGS))
                .hasSize(2)
                .allMatch(request -> request.path().equals("/sms/3/logs")
                        && request.query().get("messageId").length() <= ReportsClient.MAX_IDS_CHARACTERS);
    }

    @Test
    void moreLogEntriesThanFitIntoAPageAreReadPageByPage() throws Exception {
        List<String> ids = IntStream.range(0, ReportsClient.PAGE_SIZE + 5)
                .mapToObj(i -> "m" + i)
                .toList();
        post(ids);
        ids.forEach(id -> journal.writeWith(connection, id));
        makeDue("look_up_at");

        poll(Optional.of(URI.create("https://app.example/"))).askForOne();

        assertThat(entries()).hasSize(ids.size()).allMatch(entry -> entry.report() != null);
        assertThat(door.sandbox.recorder().count(PathKind.LOGS)).isEqualTo(2);
    }

    @Test
    void messagesThatTheRateLimitLeavesOutAreLookedUpLater() throws Exception {
        send(true);
        door.sandbox.loseReports();
        makeDue("look_up_at");
        for (int call = 0; call < AccountLimits.LOG_CALLS_AT_ONCE; call++) {
            assertThat(limits.enterLogs(door.find(connection))).isTrue();
        }

        poll.askForOne();
        assertThat(door.sandbox.recorder().count(PathKind.LOGS)).isZero();
        assertThat(entry().report()).isNull();

        limitsClock.advance(Duration.ofSeconds(1));
        open.due(connection, door.clock.instant());
        poll.askForOne();
        assertThat(entry().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aPauseThatInfobipRequestsIsKeptForAllConnectionsOfTheAccount() throws Exception {
        send(true);
        makeDue("fetch_at");
        door.sandbox.faults().on(PathKind.REPORTS).once().tooManyRequests(Duration.ofSeconds(90));
        poll.askForOne();

        limitsClock.advance(Duration.ofSeconds(89));
        open.due(connection, door.clock.instant());
        poll.askForOne();
        assertThat(door.sandbox.recorder().count(PathKind.REPORTS)).isEqualTo(1);

        limitsClock.advance(Duration.ofSeconds(1));
        open.due(connection, door.clock.instant());
        poll.askForOne();
        assertThat(entry().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void aRightThatTheUserLacksIsShownUntilTheCallWorksAgain() throws Exception {
        String user = door.sandbox.users().get(0).userKey();
        send(true);
        door.sandbox.loseReports();
        makeDue("look_up_at");
        door.sandbox.allowOnly(user, ApiRight.MESSAGE_SEND);

        poll.askForOne();
        assertThat(rights.of(connection)).extracting(RefusedRight::missing).containsExactly(InfobipRight.SMS_LOGS);
        assertThat(open.next(connection, false)).hasValueSatisfying(next -> assertThat(next)
                .isAfter(door.clock.instant().plusSeconds(20)));

        door.sandbox.allowEverything(user);
        makeDue("look_up_at");
        open.due(connection, door.clock.instant());
        poll.askForOne();
        assertThat(rights.of(connection)).isEmpty();
        assertThat(entry().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void whereReportsAreRefusedTheLogsAreStillAsked() throws Exception {
        send(true);
        makeDue("fetch_at");
        makeDue("look_up_at");
        door.sandbox.allowOnly(door.sandbox.users().get(0).userKey(), ApiRight.SMS_LOGS_READ);

        poll.askForOne();

        assertThat(rights.of(connection)).extracting(RefusedRight::missing).containsExactly(InfobipRight.SMS_REPORTS);
        assertThat(entry().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    private ReportPoll poll(Optional<URI> notifyUri) {
        return new ReportPoll(
                open,
                reports,
                new ReportFetcher(open, reports, client, rights, metrics, door.clock),
                new StatusLookup(open, reports, client, limits, rights, metrics, door.clock),
                limits,
                door.connections,
                new BaseUris(new ApiSettings(door.sandbox.uri(), List.of()), true, null),
                new DeliverySettings(Optional.empty(), notifyUri, Duration.ofDays(90)),
                door.clock);
    }

    private void makeDue(String column) {
        door.jdbi.useHandle(handle -> {
            handle.execute("update message set " + column + " = created_at where " + column + " is not null");
            handle.execute("update connection set reports_due_at = current_timestamp");
        });
        open.due(connection, door.clock.instant());
    }

    private static List<String> ids(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
    }

    private void send(boolean arrives) throws Exception {
        String id = journal.write(connection).messageId();
        makeDue("fetch_at");
        if (arrives) {
            post(List.of(id));
        }
    }

    /** Sends messages with these ids in one request, and returns its bulk id. */
    private String post(List<String> ids) throws Exception {
        String destinations = ids.stream()
                .map(id -> "{\"to\":\"41793026727\",\"messageId\":\"" + id + "\"}")
                .collect(Collectors.joining(","));
        HttpRequest request = HttpRequest.newBuilder(door.sandbox.uri().resolve("/sms/2/text/advanced"))
                .header("Content-Type", "application/json")
                .header("Authorization", door.service.current(connection).authorization())
                .POST(BodyPublishers.ofString(
                        "{\"messages\":[{\"text\":\"hi\",\"destinations\":[" + destinations + "]}]}"))
                .build();
        HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return ResponseJson.object(response.body()).orElseThrow().getString("bulkId");
    }

    private Delivery entry() {
        return entries().get(0);
    }

    private List<Delivery> entries() {
        return journal.messages.page(connection, Optional.empty(), 1_000);
    }
}
