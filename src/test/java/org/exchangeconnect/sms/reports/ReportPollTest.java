package org.exchangeconnect.sms.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.config.DevelopmentMode;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.JournalFixture;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.sms.journal.SmsMetrics;
import org.exchangeconnect.token.InfobipApi;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queries of the message status at the sandbox (protocol, section 6). */
class ReportPollTest {

    private final TokenFixture door = new TokenFixture(Duration.ofMinutes(1));
    private final JournalFixture journal = new JournalFixture(door.jdbi, door.clock);
    private final ReportRepository reports = new ReportRepository(door.jdbi, door.clock);
    private final ReportPoll poll = new ReportPoll(
            reports,
            new ReportsClient(
                    new InfobipApi(door.service, new HttpSettings(Duration.ofSeconds(2), Duration.ofSeconds(10)))),
            door.connections,
            new BaseUris(new ApiSettings(door.sandbox.uri(), List.of()), new DevelopmentMode(true), null),
            new DeliverySettings(Optional.empty(), Optional.empty(), Duration.ofDays(90)),
            new SmsMetrics(new SimpleMeterRegistry()),
            door.clock);
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
        assertThat(reports.newestOpen(connection)).isPresent();
        assertThat(reports.toLookUp(connection, 10)).isEmpty();
    }

    @Test
    void whereInfobipDoesNotAnswerNothingIsLost() throws Exception {
        send(true);
        door.sandbox.faults().on(PathKind.REPORTS).once().status(503);

        poll.askForOne();
        assertThat(entry().report()).isNull();

        reports.due(connection, door.clock.instant());
        poll.askForOne();
        assertThat(entry().deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    /** Sending waits longer, but a look-up can be repeated. */
    @Test
    void aLookUpWaitsNoLongerThanTheReadTimeout() {
        ReportsClient impatient = new ReportsClient(
                new InfobipApi(door.service, new HttpSettings(Duration.ofSeconds(2), Duration.ofMillis(400))));
        door.sandbox.faults().on(PathKind.REPORTS, PathKind.LOGS).hang();

        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThatThrownBy(() -> impatient.reports(connection, door.sandbox.uri()))
                    .isInstanceOf(ReportsClient.ReportsUnavailableException.class);
            assertThatThrownBy(() -> impatient.log(connection, door.sandbox.uri(), "mine"))
                    .isInstanceOf(ReportsClient.ReportsUnavailableException.class);
        });
    }

    private void send(boolean arrives) throws Exception {
        String id = journal.write(connection).messageId();
        reports.due(connection, door.clock.instant());
        if (arrives) {
            String body = "{\"messages\":[{\"text\":\"hi\",\"destinations\":[{\"to\":\"41793026727\",\"messageId\":\""
                    + id + "\"}]}]}";
            URI address = door.sandbox.uri().resolve("/sms/2/text/advanced");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .header("Authorization", door.service.current(connection).authorization())
                    .POST(BodyPublishers.ofString(body))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private Delivery entry() {
        return journal.messages.page(connection, Optional.empty(), 10).get(0);
    }
}
