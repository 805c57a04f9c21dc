package org.exchangeconnect.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.exchangeconnect.benchmark.SandboxProcess.Account;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.vault.Vault;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes connections directly into the database in the state that the flow leaves: running the flow for each of fifty
 * thousand accounts takes longer than the rest of the benchmark. Tokens are encrypted with the nodes' own key file.
 */
final class ConnectionSeeder {

    private static final int BATCH = 5_000;

    private final String database;
    private final Vault vault;

    ConnectionSeeder(String database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Inserts connections whose tokens become due evenly within {@code spread} after {@code delay}. */
    void put(List<Account> accounts, Instant issued, Duration life, Duration spread, Duration delay)
            throws SQLException, IOException {
        Instant first = Instant.now().plus(delay);
        try (Connection connection = DriverManager.getConnection(database)) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (int from = 0; from < accounts.size(); from += BATCH) {
                CopyRows rows = new CopyRows();
                for (Account account : accounts.subList(from, Math.min(accounts.size(), from + BATCH))) {
                    long later =
                            spread.isZero() ? 0 : ThreadLocalRandom.current().nextLong(spread.toMillis());
                    rows.add(account, issued, life, first.plusMillis(later));
                }
                copy.copyIn(CONNECTION, rows.connections());
                copy.copyIn(TOKEN, rows.tokens());
            }
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum analyze connection_token");
                statement.execute("vacuum analyze connection");
                statement.execute("checkpoint");
            }
        }
    }

    /** The rows of a batch of accounts in the text format of PostgreSQL's COPY. */
    private final class CopyRows {

        private final StringBuilder connections = new StringBuilder();
        private final StringBuilder tokens = new StringBuilder();

        void add(Account account, Instant issued, Duration life, Instant due) {
            String id = TimeOrderedId.at(issued).toString();
            row(connections, id, "OAUTH", "ACTIVE", account.accountKey(), account.userKey(), "[]", "[]", issued);
            byte[] sealed = vault.encrypt(Secret.of(account.token()), id, "token");
            String bytes = "\\\\x" + HexFormat.of().formatHex(sealed);
            row(
                    tokens,
                    id,
                    account.accountKey(),
                    account.userKey(),
                    "IBSSO",
                    bytes,
                    life.toMillis(),
                    issued.plus(life),
                    due,
                    1,
                    0,
                    0);
        }

        private static void row(StringBuilder rows, Object... columns) {
            for (int i = 0; i < columns.length; i++) {
                rows.append(columns[i]).append(i == columns.length - 1 ? '\n' : '\t');
            }
        }

        ByteArrayInputStream connections() {
            return new ByteArrayInputStream(connections.toString().getBytes(StandardCharsets.UTF_8));
        }

        ByteArrayInputStream tokens() {
            return new ByteArrayInputStream(tokens.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final String CONNECTION =
            """
            copy connection (id, authentication, status, account_key, user_key, member_roles, member_groups,
                 connected_at) from stdin
            """;

    private static final String TOKEN =
            """
            copy connection_token (connection_id, account_key, user_key, token_type, token, lifetime_ms, expires_at,
                 due_at, fence, renewals, failures) from stdin
            """;
}
