package org.exchangeconnect.token;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.config.DatabaseFixture;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.config.OAuthSettings.PkceUse;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** A node in a process of its own that renews in steps: it says how far it is, and waits until it may go on. */
final class SteppingNode {

    /** What it has done when it says so. */
    enum Step {
        STARTED,
        CLAIMED,
        ANSWERED,
        SAVED
    }

    private SteppingNode() {}

    /** @param arguments the database's URL, the folder of the key file, the token endpoint */
    public static void main(String[] arguments) throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        Jdbi jdbi = DatabaseFixture.unmigrated(source);
        Clock clock = DatabaseFixture.clock(jdbi);
        Vault vault = VaultFixture.in(Path.of(arguments[1]));
        OAuthSettings oauth = oauth(URI.create(arguments[2]));
        RenewalPolicy policy = new RenewalPolicy(0.6, () -> 1);
        TokenMetrics metrics = new TokenMetrics(new SimpleMeterRegistry(), clock);
        HttpSettings http = new HttpSettings(Duration.ofSeconds(1), Duration.ofMinutes(1));
        ClaimRepository claims = new ClaimRepository(jdbi, policy, VaultFixture.check(vault, jdbi, clock), clock);
        RenewalAttempt attempt =
                new RenewalAttempt(new TokenClient(oauth, http, metrics, clock), policy, vault, clock, oauth);
        SettlementRepository settlements = new SettlementRepository(
                jdbi, new ConnectionRepository(jdbi, clock), new EventRepository(jdbi, clock), metrics, clock);

        pauseAt(Step.STARTED);
        List<Claim> claimed = claims.claimDue(1);
        pauseAt(Step.CLAIMED);
        List<Settlement> answers = claimed.stream().map(attempt::of).toList();
        pauseAt(Step.ANSWERED);
        settlements.settle(answers);
        pauseAt(Step.SAVED);
    }

    private static OAuthSettings oauth(URI tokenUri) {
        return new OAuthSettings(
                RegisteredApp.DEFAULT_CLIENT_ID,
                Optional.of(Secret.of(RegisteredApp.DEFAULT_CLIENT_SECRET)),
                URI.create("http://127.0.0.1/exchange-connect/api/oauth/callback"),
                "api_read",
                PkceUse.PUBLIC,
                tokenUri,
                tokenUri,
                KilledBetweenStepsTest.LIFE);
    }

    private static void pauseAt(Step step) throws IOException {
        System.out.println(step);
        if (System.in.read() < 0) {
            throw new IOException("the test is gone");
        }
    }
}
