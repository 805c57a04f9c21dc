package org.exchangeconnect.connection;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.exchangeconnect.database.InstantColumn;
import org.exchangeconnect.oauth.Identity;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a connection, with the summary of its renewals, from a row. */
final class ConnectionMapper implements RowMapper<Connection> {

    @Override
    public Connection map(ResultSet row, StatementContext context) throws SQLException {
        Authentication authentication = Authentication.valueOf(row.getString("authentication"));
        String baseUri = row.getString("base_uri");
        return new Connection(
                new ConnectionId(row.getObject("id", UUID.class)),
                authentication,
                ConnectionStatus.valueOf(row.getString("status")),
                identity(row),
                row.getString("name"),
                baseUri == null ? null : URI.create(baseUri),
                row.getString("default_sender"),
                InstantColumn.read(row, "connected_at"),
                authentication == Authentication.OAUTH ? renewals(row) : RenewalSummary.NONE,
                apiKey(row));
    }

    private static ApiKeyState apiKey(ResultSet row) throws SQLException {
        if (!row.getBoolean("has_key")) {
            return ApiKeyState.NONE;
        }
        return row.getBoolean("key_checked") ? ApiKeyState.CHECKED : ApiKeyState.UNCHECKED;
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                row.getString("account_key"),
                row.getString("user_key"),
                row.getString("username"),
                row.getString("email"),
                row.getString("locale"),
                Members.read(row.getString("member_roles")),
                Members.read(row.getString("member_groups")));
    }

    private static RenewalSummary renewals(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new RenewalSummary(
                Duration.ofMillis(row.getLong("lifetime_ms")),
                InstantColumn.read(row, "expires_at"),
                InstantColumn.read(row, "renewed_at"),
                InstantColumn.read(row, "due_at"),
                row.getLong("renewals"),
                row.getInt("failures"),
                InstantColumn.read(row, "failing_since"),
                reason == null ? null : Reason.valueOf(reason),
                RemainingLifetimes.read(row.getBytes("life_left")));
    }
}
