package org.exchangeconnect.renewal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.config.OAuthSettings.PkceUse;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** A node in a separate process that renews in steps: it prints each completed step and waits for input. */
final class SteppingNode {

    /** The last completed step. */
    enum RenewalStep {
        STARTED,
        CLAIMED,
        ANSWERED,
        SAVED
    }

    private SteppingNode() {}

    /** @param arguments the database URL, the key file's folder and the token endpoint */
    public static void main(String[] arguments) throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        Jdbi jdbi = DatabaseFixture.unmigrated(source);
        Clock clock = DatabaseFixture.clock(jdbi);
        Vault vault = VaultFixture.in(Path.of(arguments[1]));
        OAuthSettings oauth = oauth(URI.create(arguments[2]));
        HttpSettings http = new HttpSettings(Duration.ofSeconds(1), Duration.ofMinutes(1));
        RenewalFixture node =
                new RenewalFixture(jdbi, vault, VaultFixture.check(vault, jdbi, clock), clock, oauth, http);

        pauseAt(RenewalStep.STARTED);
        List<Claim> claimed = node.claims.claimDue(1);
        pauseAt(RenewalStep.CLAIMED);
        List<RenewalResult> answers = claimed.stream().map(node.attempt::of).toList();
        pauseAt(RenewalStep.ANSWERED);
        node.results.save(answers);
        pauseAt(RenewalStep.SAVED);
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
                KilledBetweenStepsTest.TOKEN_LIFETIME);
    }

    private static void pauseAt(RenewalStep step) throws IOException {
        System.out.println(step);
        if (System.in.read() < 0) {
            throw new IOException("the test is gone");
        }
    }
}
