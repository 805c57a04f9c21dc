package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.token.TokenFixture;
import org.exchangeconnect.vault.VaultFixture;
import org.junit.jupiter.api.Test;

/** An unexpected error such as lack of memory must not block waiting callers. */
class BrokenRenewalTest {

    private static final RenewalSettings SETTINGS = new RenewalSettings(0.6, 2, RenewalSettings.NO_LIMIT);

    @Test
    void allWhoShareAFlightThatBreaksAreToldSo() throws Exception {
        try (TokenFixture tokenFixture = new TokenFixture(Duration.ofMinutes(1))) {
            ConnectionId id = tokenFixture.connect();
            RenewalPipeline pipeline = new RenewalPipeline(
                    breaking(tokenFixture),
                    new RenewalResultWriter(tokenFixture.results),
                    tokenFixture.renewal.breaker,
                    SETTINGS);
            var threads = Executors.newFixedThreadPool(4);
            pipeline.start(Executors.defaultThreadFactory(), () -> {});
            OnDemandRenewal onDemand = new OnDemandRenewal(
                    tokenFixture.claims,
                    pipeline,
                    new RateLimit(SETTINGS),
                    tokenFixture.renewal.breaker,
                    new HttpSettings(Duration.ofSeconds(1), Duration.ofSeconds(1)));
            Callable<Object> caller = () -> onDemand.renew(id, 1, true);

            List<Future<Object>> callers = threads.invokeAll(List.of(caller, caller, caller), 30, TimeUnit.SECONDS);

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> callers.get(0).get());
            for (Future<Object> one : callers) {
                assertThat(one.isCancelled()).isFalse();
            }
            pipeline.close(Duration.ofSeconds(5));
            threads.shutdown();
        }
    }

    private static RenewalAttempt breaking(TokenFixture tokenFixture) {
        OAuthSettings oauth = TokenFixture.oauth(tokenFixture.sandbox, Duration.ofMinutes(1));
        return new RenewalAttempt(
                tokenFixture.renewal.client,
                tokenFixture.renewal.policy,
                VaultFixture.vault(),
                tokenFixture.clock,
                oauth) {
            @Override
            public RenewalResult of(Claim claim) {
                throw new LinkageError("no such method");
            }
        };
    }
}
