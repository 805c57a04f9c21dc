package org.exchangeconnect.token;

import java.time.Clock;
import java.time.Duration;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.renewal.RenewalFixture;
import org.exchangeconnect.vault.KeyFileCheck;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;

/** Creates a real token service for tests of other packages. */
public final class TokenServiceFixture {

    private static final HttpSettings HTTP = new HttpSettings(Duration.ofSeconds(2), Duration.ofSeconds(4));

    private TokenServiceFixture() {}

    public static TokenService tokens(Jdbi jdbi, Vault vault, Clock clock, OAuthSettings oauth) {
        ConnectionRepository connections = new ConnectionRepository(jdbi, clock);
        EventRepository events = new EventRepository(jdbi, clock);
        KeyFileCheck check = VaultFixture.check(vault, jdbi, clock);
        RenewalFixture renewal = new RenewalFixture(jdbi, vault, check, clock, oauth, HTTP);
        return new TokenService(
                renewal.client,
                new TokenRepository(jdbi, connections, events, vault, renewal.policy, clock),
                new ApiKeyRepository(jdbi, connections, events, vault, check, clock),
                renewal.onDemand,
                vault,
                check,
                clock,
                oauth);
    }
}
