package org.exchangeconnect.token;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.config.OAuthSettings.PkceUse;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.database.DatabaseClock;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.oauth.AuthorizationCode;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.renewal.ClaimRepository;
import org.exchangeconnect.renewal.RenewalAttempt;
import org.exchangeconnect.renewal.RenewalFixture;
import org.exchangeconnect.renewal.RenewalResultRepository;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.testing.TestDatabase;
import org.exchangeconnect.vault.KeyFileCheck;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;

/** All objects of this package, wired by hand to a sandbox and a database. */
public final class TokenFixture implements AutoCloseable {

    public final Jdbi jdbi;
    public final DatabaseClock clock;
    public final Sandbox sandbox;
    private final Vault vault;
    public final ConnectionRepository connections;
    public final EventRepository events;
    public final ClaimRepository claims;
    public final RenewalFixture renewal;
    public final RenewalResultRepository results;
    public final RenewalAttempt attempt;
    public final ApiKeyRepository keys;
    public final ApiKeyCheck keyCheck;
    public final TokenService service;

    public TokenFixture(Duration tokenLifetime) {
        this(tokenLifetime, Duration.ofSeconds(2));
    }

    public TokenFixture(Duration tokenLifetime, Duration readTimeout) {
        this(tokenLifetime, readTimeout, TestDatabase.create());
    }

    public TokenFixture(Duration tokenLifetime, Duration readTimeout, Jdbi jdbi) {
        this(tokenLifetime, readTimeout, jdbi, DatabaseFixture.clock(jdbi));
    }

    public TokenFixture(Duration tokenLifetime, Duration readTimeout, Jdbi jdbi, DatabaseClock clock) {
        this(tokenLifetime, readTimeout, jdbi, clock, VaultFixture.vault());
    }

    public TokenFixture(Duration tokenLifetime, Duration readTimeout, Jdbi jdbi, DatabaseClock clock, Vault vault) {
        this(tokenLifetime, readTimeout, jdbi, clock, vault, started(tokenLifetime));
    }

    /** Creates a second node with the same sandbox and keys, and its own pool for the same database. */
    public TokenFixture(TokenFixture first, Duration tokenLifetime, Duration readTimeout, Jdbi jdbi) {
        this(tokenLifetime, readTimeout, jdbi, DatabaseFixture.clock(jdbi), first.vault, first.sandbox);
    }

    private TokenFixture(
            Duration tokenLifetime,
            Duration readTimeout,
            Jdbi jdbi,
            DatabaseClock clock,
            Vault vault,
            Sandbox sandbox) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.vault = vault;
        this.sandbox = sandbox;
        KeyFileCheck check = VaultFixture.check(vault, jdbi, clock);
        HttpSettings http = new HttpSettings(Duration.ofSeconds(1), readTimeout);
        OAuthSettings oauth = oauth(sandbox, tokenLifetime);
        renewal = new RenewalFixture(jdbi, vault, check, clock, oauth, http);
        connections = new ConnectionRepository(jdbi, clock);
        events = new EventRepository(jdbi, clock);
        claims = renewal.claims;
        results = renewal.results;
        attempt = renewal.attempt;
        TokenRepository tokens = new TokenRepository(jdbi, connections, events, vault, renewal.policy, clock);
        keys = new ApiKeyRepository(jdbi, connections, events, vault, check, clock);
        service = new TokenService(renewal.client, tokens, keys, renewal.onDemand, vault, check, clock, oauth);
        keyCheck = new ApiKeyCheck(new InfobipApi(service, http));
    }

    private static Sandbox started(Duration tokenLifetime) {
        try {
            return Sandbox.start(SandboxOptions.standard().tokenLifetime(tokenLifetime));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static OAuthSettings oauth(Sandbox sandbox, Duration tokenLifetime) {
        RegisteredApp app = sandbox.options().apps().get(0);
        return new OAuthSettings(
                app.clientId(),
                Optional.of(Secret.of(app.clientSecret())),
                URI.create(app.redirectUris().iterator().next()),
                "api_read",
                PkceUse.PUBLIC,
                sandbox.authorizeUri(),
                sandbox.tokenUri(),
                tokenLifetime);
    }

    /** Connects a user of the sandbox. */
    public ConnectionId connect(String userKey) {
        return service.connect(AuthorizationCode.of(sandbox.issueCode(userKey)), Optional.empty());
    }

    /** Connects the sandbox's first user. */
    public ConnectionId connect() {
        return connect(sandbox.users().get(0).userKey());
    }

    /** Makes a connection's unclaimed token due now. */
    public void makeDue(ConnectionId id) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update connection_token set due_at = :now where connection_id = :id and lease_owner is null")
                .bind("now", clock.instant())
                .bind("id", id.value())
                .execute());
    }

    /** Makes the tokens due one after the other, starting at the given instant. */
    public void makeDue(List<ConnectionId> ids, Instant first, Duration pause) {
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch("update connection_token set due_at = :due where connection_id = :id");
            for (int i = 0; i < ids.size(); i++) {
                batch.bind("due", first.plus(pause.multipliedBy(i)))
                        .bind("id", ids.get(i).value())
                        .add();
            }
            batch.execute();
        });
    }

    /** Sets the time since a connection's last renewal, so that a 401 may cause another one. */
    public void renewedBefore(ConnectionId id, Duration age) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update connection_token set renewed_at = :then where connection_id = :id")
                .bind("then", clock.instant().minus(age))
                .bind("id", id.value())
                .execute());
    }

    public Connection find(ConnectionId id) {
        return connections.find(id).orElseThrow();
    }

    /** Returns the token in the database, whether or not it has expired. */
    public Secret storedToken(ConnectionId id) {
        byte[] encrypted = jdbi.withHandle(
                handle -> handle.createQuery("select token from connection_token where connection_id = :id")
                        .bind("id", id.value())
                        .mapTo(byte[].class)
                        .one());
        return vault.decrypt(encrypted, id.toString(), RenewalAttempt.TOKEN_COLUMN);
    }

    @Override
    public void close() {
        renewal.close();
        sandbox.close();
    }
}
