package org.exchangeconnect.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.vault.Vault;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/** Connections with encrypted tokens, written directly into the database. */
public final class EncryptedTokens {

    private final Jdbi jdbi;

    public EncryptedTokens(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Uses an H2 database, creating it if it does not exist. */
    public EncryptedTokens(String url) {
        this(database(url));
    }

    /** Opens an H2 database, creating it if it does not exist. */
    public static Jdbi database(String url) {
        return DatabaseFixture.jdbi(source(url));
    }

    private static DataSource source(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl(url);
        return source;
    }

    /** Adds a connection with this token and an API key with the same text. */
    public UUID add(Vault vault, Secret token) {
        UUID id = UUID.randomUUID();
        jdbi.useTransaction(handle -> {
            handle.createUpdate(
                            """
                            insert into connection (id, authentication, status, member_roles, member_groups, connected_at)
                            values (:id, 'OAUTH', 'ACTIVE', '[]', '[]', current_timestamp)
                            """)
                    .bind("id", id)
                    .execute();
            handle.createUpdate(
                            """
                            insert into connection_token (connection_id, account_key, user_key, token_type, token,
                                   lifetime_ms, fence, renewals, failures)
                            values (:id, :user, :user, 'IBSSO', :token, 60000, 1, 0, 0)
                            """)
                    .bind("id", id)
                    .bind("user", id.toString())
                    .bind("token", vault.encrypt(token, id.toString(), "token"))
                    .execute();
        });
        return id;
    }

    public List<UUID> add(Vault vault, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> add(vault, Secret.of("token-" + i)))
                .toList();
    }

    /** Replaces the token as a renewal does. */
    public void renew(UUID id, Vault vault, Secret token) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update connection_token set token = :token, fence = fence + 1 where connection_id = :id")
                .bind("id", id)
                .bind("token", vault.encrypt(token, id.toString(), "token"))
                .execute());
    }

    /** Returns the encrypted tokens by connection. */
    public Map<UUID, byte[]> tokens() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select connection_id, token from connection_token")
                .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getBytes(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public void clear() {
        jdbi.useHandle(handle -> handle.execute("delete from connection"));
    }
}
