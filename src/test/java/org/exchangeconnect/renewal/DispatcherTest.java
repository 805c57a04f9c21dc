package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Renewals of one node with short-lived tokens, against the sandbox. */
class DispatcherTest {

    private static final int ACCOUNTS = 40;

    /** Generous for a busy machine; the awaited results normally arrive within seconds. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final TokenFixture tokenFixture = new TokenFixture(Duration.ofSeconds(8), Duration.ofSeconds(3));
    private final RenewalSettings settings = new RenewalSettings(0.6, 8, RenewalSettings.NO_LIMIT);
    private final Dispatcher dispatcher = new Dispatcher(
            tokenFixture.claims,
            tokenFixture.renewal.pipeline(settings, new RenewalResultWriter(tokenFixture.results)),
            tokenFixture.renewal.breaker,
            new RateLimit(settings),
            settings,
            tokenFixture.clock);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private boolean stopped;

    @AfterEach
    void close() {
        stop();
        timer.shutdownNow();
        tokenFixture.close();
    }

    @Test
    void everyConnectionIsRenewedAgainAndAgainAndNoneTwiceOrTooLate() {
        List<ConnectionId> ids = connectAll();
        start();

        await().atMost(LIMIT).until(() -> ids.stream()
                .allMatch(id -> tokenFixture.find(id).renewals().count() >= 3));
        assertNothingWentWrong();
    }

    @Test
    void oneAccountsTroubleIsNotInTheOthersWay() {
        List<ConnectionId> ids = connectAll();
        SandboxUser troubled = tokenFixture.sandbox.users().get(0);
        ConnectionId ill = tokenFixture.connect(troubled.userKey());
        tokenFixture
                .sandbox
                .faults()
                .on(PathKind.TOKEN)
                .forUser(troubled.userKey())
                .status(500);
        start();

        await().atMost(LIMIT).until(() -> ids.stream()
                .allMatch(id -> tokenFixture.find(id).renewals().count() >= 2));
        await().atMost(LIMIT).until(() -> !tokenFixture.find(ill).isActive());
        assertThat(tokenFixture.find(ill).reason()).contains(Reason.LAPSED);
        assertThat(tokenFixture.find(ill).renewals().failures()).isLessThan(50);
        assertNothingWentWrong();
    }

    @Test
    void afterAnOutageShorterThanTheLifeThatWasLeftEveryConnectionIsAlive() {
        List<ConnectionId> ids = connectAll();
        start();
        await().atMost(LIMIT).until(() -> ids.stream()
                .allMatch(id -> tokenFixture.find(id).renewals().count() >= 1));

        tokenFixture
                .sandbox
                .faults()
                .on(PathKind.TOKEN)
                .lasting(Duration.ofSeconds(1))
                .status(503);
        long before = renewals(ids);

        await().atMost(LIMIT).until(() -> renewals(ids) >= before + 2L * ACCOUNTS);
        assertThat(ids).allMatch(id -> tokenFixture.find(id).status() == ConnectionStatus.ACTIVE);
        assertNothingWentWrong();
    }

    @Test
    void aStopRenewsWhateverIsNotFreshAndLosesNoResult() {
        List<ConnectionId> ids = connectAll();
        start();
        await().atMost(LIMIT).until(() -> ids.stream()
                .allMatch(id -> tokenFixture.find(id).renewals().count() >= 1));
        await().atMost(LIMIT).until(() -> ids.stream().anyMatch(id -> tokenFixture
                .find(id)
                .renewals()
                .lastRenewedAt()
                .isBefore(tokenFixture.clock.instant().minusSeconds(3))));
        Instant before = tokenFixture.clock.instant();

        stop();

        assertThat(ids)
                .allSatisfy(id -> assertThat(tokenFixture.find(id).renewals().lastRenewedAt())
                        .isAfter(before.minusSeconds(2)));
        assertThat(ids)
                .allMatch(id -> tokenFixture.sandbox.isAlive(
                        tokenFixture.service.current(id).value().reveal()));
        assertNothingWentWrong();
    }

    @Test
    void whereMuchFallsDueOneTickRenewsAlsoWhatFallsDueWhileItLasts() {
        dispatcher.start(Executors.defaultThreadFactory());
        List<ConnectionId> ids = connect(60);
        Duration pause = Duration.ofMillis(12);
        Instant first = tokenFixture.clock.instant().minus(pause.multipliedBy(10));
        tokenFixture.makeDue(ids, first, pause);
        Instant tick = tokenFixture.clock.instant();

        dispatcher.renewDue();

        await().atMost(LIMIT).until(() -> dispatcher.inFlight() == 0);
        long dueAtTheTick = Duration.between(first, tick).dividedBy(pause) + 1;
        assertThat(ids)
                .filteredOn(id -> tokenFixture.find(id).renewals().count() > 0)
                .hasSizeGreaterThan((int) dueAtTheTick + 10);
        assertNothingWentWrong();
    }

    private List<ConnectionId> connectAll() {
        return connect(ACCOUNTS);
    }

    private List<ConnectionId> connect(int accounts) {
        return tokenFixture.sandbox.addUsers(accounts).stream()
                .map(user -> tokenFixture.connect(user.userKey()))
                .toList();
    }

    private void start() {
        dispatcher.start(Executors.defaultThreadFactory());
        timer.scheduleAtFixedRate(dispatcher::renewDue, 0, 200, TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (!stopped) {
            stopped = true;
            dispatcher.stop();
        }
    }

    private long renewals(List<ConnectionId> ids) {
        return ids.stream()
                .mapToLong(id -> tokenFixture.find(id).renewals().count())
                .sum();
    }

    private void assertNothingWentWrong() {
        for (RequestOutcome outcome :
                List.of(RequestOutcome.LAPSED, RequestOutcome.DOUBLE_RENEWAL, RequestOutcome.MALFORMED)) {
            assertThat(tokenFixture.sandbox.recorder().incidents(outcome))
                    .as(outcome.name())
                    .isEmpty();
        }
    }
}
