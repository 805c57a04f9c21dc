package org.exchangeconnect.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.config.OAuthSettings.PkceUse;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.renewal.Claim;
import org.exchangeconnect.renewal.ClaimRepository;
import org.exchangeconnect.renewal.RenewalPolicy;
import org.exchangeconnect.sms.journal.MessageRepository;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of an earlier version, migrated to the newest schema: all data is kept and usable. */
@EveryStorage
class UpgradeTest {

    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    private final MovableClock clock = new MovableClock();
    private final Vault vault = VaultFixture.vault();
    private final DataSource database;

    UpgradeTest(Storage storage) {
        database = storage.empty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void whatAnEarlierVersionStoredIsAllThereAndServes(int version) {
        DatabaseFixture.migrate(database, Integer.toString(version));
        fill(version);
        Map<String, Integer> before = counts(version);

        Jdbi newest = DatabaseFixture.jdbi(database);

        assertThat(counts(version)).isEqualTo(before).doesNotContainValue(0);
        ConnectionId id = new ConnectionId(ID);
        Connection connection = new ConnectionRepository(newest, clock).find(id).orElseThrow();
        assertThat(connection.status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(connection.identity().username()).isEqualTo("developer");
        TokenService tokens = TokenServiceFixture.tokens(newest, vault, clock, oauth());
        assertThat(tokens.current(id).authorization()).isEqualTo("IBSSO token-of-the-earlier-version");
        assertThat(new EventRepository(newest, clock).page(id, Long.MAX_VALUE, 9))
                .hasSize(1);
        assertThat(new MessageRepository(newest).page(id, Optional.empty(), 9)).hasSize(1);

        clock.advance(Duration.ofSeconds(40));
        assertThat(new ClaimRepository(
                                newest,
                                new RenewalPolicy(0.6, () -> 1),
                                VaultFixture.check(vault, newest, clock),
                                clock)
                        .claimDue(9))
                .extracting(Claim::id)
                .containsExactly(id);
    }

    private void fill(int version) {
        Instant now = clock.instant();
        byte[] token = vault.encrypt(Secret.of("token-of-the-earlier-version"), ID.toString(), "token");
        byte[] secret = vault.encrypt(Secret.of("signing-secret-of-the-earlier-version"), ID.toString(), "secret");
        DatabaseFixture.unmigrated(database).useHandle(handle -> {
            for (String statement : rows(version).split(";")) {
                handle.createUpdate(statement)
                        .bind("id", ID)
                        .bind("now", now)
                        .bind("due", now.plusSeconds(36))
                        .bind("expires", now.plusSeconds(60))
                        .bind("sealed", token)
                        .bind("secret", secret)
                        .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                        .execute();
            }
        });
    }

    private static String rows(int version) {
        return V1 + (version < 2 ? "" : V2) + (version < 8 ? "" : V8);
    }

    private Map<String, Integer> counts(int version) {
        String tables = "connection,connection_token,connection_event,authorization_attempt,message"
                + (version < 2 ? "" : ",connection_key,gateway_key")
                + (version < 8 ? "" : ",notice,app_secret,connection_term,renewal_minute");
        Map<String, Integer> counts = new TreeMap<>();
        DatabaseFixture.unmigrated(database).useHandle(handle -> {
            for (String table : tables.split(",")) {
                counts.put(
                        table,
                        handle.createQuery("select count(*) from " + table)
                                .mapTo(Integer.class)
                                .one());
            }
        });
        return counts;
    }

    private static OAuthSettings oauth() {
        URI nowhere = URI.create("https://127.0.0.1:1/");
        return new OAuthSettings(
                "client",
                Optional.empty(),
                nowhere,
                "api_read",
                PkceUse.PUBLIC,
                nowhere,
                nowhere,
                Duration.ofMinutes(1));
    }

    /** Frozen: rows of the first schema version. */
    private static final String V1 =
            """
            insert into connection (id, authentication, status, account_key, user_key, username, member_roles,
                   member_groups, connected_at)
            values (:id, 'OAUTH', 'ACTIVE', '8F07', 'F443', 'developer', '[]', '[]', :now);
            insert into connection_token (connection_id, account_key, user_key, token_type, token, lifetime_ms,
                   expires_at, due_at, fence, renewals, failures)
            values (:id, '8F07', 'F443', 'IBSSO', :sealed, 60000, :expires, :due, 1, 0, 0);
            insert into connection_event (connection_id, happened_at, type) values (:id, :now, 'CONNECTED');
            insert into authorization_attempt (state_digest, browser_digest, origin, created_at, expires_at)
            values (:sealed, :sealed, 'LINK', :now, :expires);
            insert into message (id, connection_id, message_id, recipient, outcome, created_at)
            values (:id, :id, 'mine', '41793026727', 'SENT', :now)
            """;

    /** Frozen: rows that the second schema version added. */
    private static final String V2 =
            """
            ;
            insert into connection_key (connection_id, api_key, set_at) values (:id, :sealed, :now);
            insert into gateway_key (id, connection_id, digest, name, created_at)
            values (:id, :id, :sealed, 'a program', :now)
            """;

    /** Frozen: rows and values that the versions from the third to the eighth added. */
    private static final String V8 =
            """
            ;
            update message set delivery = 'DELIVERED', delivery_name = 'DELIVERED_TO_HANDSET', delivery_at = :now;
            insert into notice (id, connection_id, channel, target, type, body, created_at, attempts, due_at)
            values (:id, :id, 'WEBHOOK', 'https://example.com', 'CONNECTED', '{}', :now, 0, :due);
            insert into app_secret (id, secret, set_at) values (:id, :secret, :now);
            insert into connection_term (term, connection_id) values (:sealed, :id);
            insert into renewal_minute (minute_at, node, renewed, failed, ended) values (:now, 'a node', 1, 0, 0)
            """;
}
