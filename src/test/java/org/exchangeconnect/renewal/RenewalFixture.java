package org.exchangeconnect.renewal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.infobip.CircuitBreaker;
import org.exchangeconnect.infobip.TokenClient;
import org.exchangeconnect.infobip.TokenRequestMetrics;
import org.exchangeconnect.vault.KeyFileCheck;
import org.exchangeconnect.vault.Vault;
import org.jdbi.v3.core.Jdbi;

/** All objects of this package for one node, wired by hand, with on-demand renewal running. */
public final class RenewalFixture implements AutoCloseable {

    public final CircuitBreaker breaker = new CircuitBreaker();
    public final RenewalPolicy policy = new RenewalPolicy(0.6, () -> 1);
    public final TokenClient client;
    public final ClaimRepository claims;
    public final RenewalResultRepository results;
    public final RenewalAttempt attempt;
    public final OnDemandRenewal onDemand;
    private final RenewalPipeline pipeline;

    public RenewalFixture(
            Jdbi jdbi, Vault vault, KeyFileCheck check, Clock clock, OAuthSettings oauth, HttpSettings http) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        RenewalSettings settings = new RenewalSettings(0.6, 8, RenewalSettings.NO_LIMIT);
        client = new TokenClient(oauth, http, new TokenRequestMetrics(meters, clock), breaker, clock);
        claims = new ClaimRepository(jdbi, policy, check, clock);
        results = new RenewalResultRepository(
                jdbi,
                new ConnectionRepository(jdbi, clock),
                new EventRepository(jdbi, clock),
                new RenewalCounters(meters, clock),
                clock);
        attempt = new RenewalAttempt(client, policy, vault, clock, oauth);
        pipeline = pipeline(settings, new RenewalResultWriter(results));
        pipeline.start(RenewalFixture::daemon, () -> {});
        onDemand = new OnDemandRenewal(claims, pipeline, new RateLimit(settings), breaker, http);
    }

    /** Creates another pipeline over the same {@link RenewalAttempt}. */
    RenewalPipeline pipeline(RenewalSettings settings, RenewalResultWriter writer) {
        return new RenewalPipeline(attempt, writer, breaker, settings);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "renewal on demand");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        try {
            pipeline.close(java.time.Duration.ZERO);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
