package org.exchangeconnect.renewal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sandbox.Incident;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.token.TokenFixture;

/** Renewals of one node without a server: real requests to the sandbox, a real database and a timer. */
final class RenewingNode implements AutoCloseable {

    final TokenFixture tokenFixture;
    private final RenewalResultWriter writer;
    private final Dispatcher dispatcher;
    private boolean stopped;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    RenewingNode(TokenFixture tokenFixture) {
        this(tokenFixture, Duration.ofMillis(200));
    }

    /** Creates a node whose timer ticks at this interval; a server's timer ticks each second. */
    RenewingNode(TokenFixture tokenFixture, Duration tick) {
        this.tokenFixture = tokenFixture;
        RenewalSettings settings = new RenewalSettings(0.6, 32, RenewalSettings.NO_LIMIT);
        writer = new RenewalResultWriter(tokenFixture.results);
        dispatcher = new Dispatcher(
                tokenFixture.claims,
                tokenFixture.renewal.pipeline(settings, writer),
                tokenFixture.renewal.breaker,
                new RateLimit(settings),
                settings,
                tokenFixture.clock);
        dispatcher.start(Executors.defaultThreadFactory());
        timer.scheduleAtFixedRate(dispatcher::renewDue, 0, tick.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns whether results wait for the database. */
    boolean isStuck() {
        return writer.isStuck();
    }

    SandboxUser newUser() {
        return tokenFixture.sandbox.addUsers(1).get(0);
    }

    List<ConnectionId> connect(int accounts) {
        return tokenFixture.sandbox.addUsers(accounts).stream()
                .map(user -> tokenFixture.connect(user.userKey()))
                .toList();
    }

    long renewals(ConnectionId id) {
        return tokenFixture.find(id).renewals().count();
    }

    boolean renewed(List<ConnectionId> ids, long times) {
        return ids.stream().allMatch(id -> renewals(id) >= times);
    }

    /** Returns how many of this user's token requests had this outcome. */
    long requests(SandboxUser user, RequestOutcome outcome) {
        return tokenFixture.sandbox.recorder().requests(PathKind.TOKEN).stream()
                .filter(request -> user.userKey().equals(request.userKey()) && request.outcome() == outcome)
                .count();
    }

    /** Returns the sandbox's incidents that a correct client never causes, whatever the network does. */
    List<Incident> mistakes() {
        return List.of(
                        RequestOutcome.LAPSED,
                        RequestOutcome.DOUBLE_RENEWAL,
                        RequestOutcome.UNKNOWN_TOKEN,
                        RequestOutcome.MALFORMED)
                .stream()
                .flatMap(outcome -> tokenFixture.sandbox.recorder().incidents(outcome).stream())
                .toList();
    }

    /** Returns the events of a connection, newest first. */
    List<ConnectionEvent.Type> events(ConnectionId id) {
        return tokenFixture.events.page(id, Long.MAX_VALUE, 20).stream()
                .map(ConnectionEvent::type)
                .toList();
    }

    /** Stops gracefully, as a server shutdown does. Has no effect when called again. */
    void stop() {
        timer.shutdownNow();
        if (!stopped) {
            stopped = true;
            dispatcher.stop();
        }
    }

    @Override
    public void close() {
        tokenFixture.sandbox.faults().clear();
        stop();
        tokenFixture.close();
    }
}
