package org.exchangeconnect.token;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.vault.KeyCheck;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;

/** Gives tests of other packages a real token service. */
public final class TokenServiceFixture {

    private static final HttpSettings HTTP = new HttpSettings(Duration.ofSeconds(2), Duration.ofSeconds(4));

    private TokenServiceFixture() {}

    public static TokenService tokens(Jdbi jdbi, Vault vault, Clock clock, OAuthSettings oauth) {
        RenewalPolicy policy = new RenewalPolicy(0.6, () -> 1);
        ConnectionRepository connections = new ConnectionRepository(jdbi, clock);
        EventRepository events = new EventRepository(jdbi, clock);
        TokenMetrics metrics = new TokenMetrics(new SimpleMeterRegistry(), clock);
        TokenClient client = new TokenClient(oauth, HTTP, metrics, clock);
        TokenRepository tokens = new TokenRepository(jdbi, connections, events, vault, policy, clock);
        KeyCheck check = VaultFixture.check(vault, jdbi, clock);
        ApiKeyRepository keys = new ApiKeyRepository(jdbi, connections, events, vault, check, clock);
        RenewalOnDemand renewal = new RenewalOnDemand(
                new ClaimRepository(jdbi, policy, check, clock),
                new RenewalAttempt(client, policy, vault, clock, oauth),
                new SettlementRepository(jdbi, connections, events, metrics, clock),
                tokens,
                HTTP,
                clock);
        return new TokenService(client, tokens, keys, renewal, vault, check, clock, oauth);
    }
}
