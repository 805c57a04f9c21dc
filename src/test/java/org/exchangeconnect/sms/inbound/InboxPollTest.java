package org.exchangeconnect.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.InboundMode;
import org.exchangeconnect.config.InboundSettings;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.InfobipRight;
import org.exchangeconnect.connection.MessageEventRepository;
import org.exchangeconnect.connection.RefusedRight;
import org.exchangeconnect.connection.RefusedRightRepository;
import org.exchangeconnect.database.InstantColumn;
import org.exchangeconnect.sandbox.ApiRight;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.token.InfobipApi;
import org.exchangeconnect.token.TokenFixture;
import org.exchangeconnect.vault.VaultFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fetches of inbound messages at the sandbox (protocol, section 10). */
class InboxPollTest {

    private final TokenFixture door = new TokenFixture(Duration.ofMinutes(1));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InboundRepository messages =
            new InboundRepository(door.jdbi, VaultFixture.vault(), MessageEventRepository.none(), door.clock);
    private final InboxQueueRepository queue = new InboxQueueRepository(door.jdbi, door.clock);
    private final RefusedRightRepository rights = new RefusedRightRepository(door.jdbi, door.clock);
    private final InboxPoll poll = new InboxPoll(
            queue,
            messages,
            new InboxClient(
                    new InfobipApi(door.service, new HttpSettings(Duration.ofSeconds(2), Duration.ofSeconds(10)))),
            door.connections,
            new BaseUris(new ApiSettings(door.sandbox.uri(), List.of()), true, null),
            rights,
            new InboundSettings(InboundMode.FETCH, Duration.ofDays(90)),
            new InboundMetrics(meters),
            door.clock);
    private final ConnectionId connection = door.connect();
    private final String account =
            door.connections.find(connection).orElseThrow().identity().accountKey();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void messagesAreFetchedPageByPageAndStored() {
        for (int i = 0; i < 101; i++) {
            door.sandbox.receive(account, "385916242493", "385921004026", "QUIZ number " + i);
        }

        assertThat(poll.fetchForOne()).isTrue();

        List<ReceivedMessage> stored = messages.page(connection, Optional.empty(), Optional.empty(), 500);
        assertThat(stored).hasSize(101);
        assertThat(stored).extracting(ReceivedMessage::keyword).containsOnly("QUIZ");
        assertThat(stored).extracting(ReceivedMessage::text).contains("QUIZ number 0", "QUIZ number 100");
        assertThat(meters.get("exchange.connect.sms.received")
                        .tag("source", "fetched")
                        .counter()
                        .count())
                .isEqualTo(101);
    }

    @Test
    void anAccountWithANewMessageIsAskedAgainSoonAndAQuietOneLater() {
        poll.fetchForOne();
        assertThat(pause()).isBetween(Duration.ofMinutes(4).minusSeconds(5), InboxPoll.MAX_PAUSE);
        assertThat(poll.fetchForOne()).isFalse();

        door.sandbox.receive(account, "385916242493", "385921004026", "hi");
        setDue(connection, door.clock.instant());
        poll.fetchForOne();

        assertThat(pause()).isBetween(InboxPoll.MIN_PAUSE.minusSeconds(5), InboxPoll.MIN_PAUSE);
    }

    @Test
    void whereInfobipDoesNotAnswerTheMessageIsFetchedLater() {
        door.sandbox.receive(account, "385916242493", "385921004026", "hi");
        door.sandbox.faults().on(PathKind.INBOX).once().status(503);

        poll.fetchForOne();
        assertThat(stored()).isEmpty();

        setDue(connection, door.clock.instant());
        poll.fetchForOne();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void aUserWithoutTheRightIsAskedAgainAfterAnHourAndCanGetItMeanwhile() {
        String user = door.connections.find(connection).orElseThrow().identity().userKey();
        door.sandbox.receive(account, "385916242493", "385921004026", "hi");
        door.sandbox.allowOnly(user, ApiRight.MESSAGE_SEND);

        poll.fetchForOne();

        assertThat(stored()).isEmpty();
        assertThat(pause()).isGreaterThan(InboxPoll.MAX_PAUSE.multipliedBy(2));
        assertThat(rights.of(connection)).extracting(RefusedRight::missing).containsExactly(InfobipRight.SMS_INBOUND);
        door.sandbox.allowEverything(user);
        setDue(connection, door.clock.instant());
        poll.fetchForOne();
        assertThat(stored()).hasSize(1);
        assertThat(rights.of(connection)).isEmpty();
    }

    private List<ReceivedMessage> stored() {
        return messages.page(connection, Optional.empty(), Optional.empty(), 9);
    }

    private Duration pause() {
        Instant due = door.jdbi.withHandle(handle -> handle.createQuery("select inbound_due_at from connection")
                .map((row, context) -> InstantColumn.read(row, "inbound_due_at"))
                .one());
        return Duration.between(door.clock.instant(), due);
    }

    private void setDue(ConnectionId id, Instant at) {
        door.jdbi.useHandle(handle -> handle.createUpdate("update connection set inbound_due_at = :at where id = :id")
                .bind("at", at)
                .bind("id", id.value())
                .execute());
    }
}
