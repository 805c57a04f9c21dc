package org.exchangeconnect.authorization;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.InstantColumn;
import org.exchangeconnect.web.session.BrowserCookie;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** Stores authorization sessions under the digests of their state and browser. Each write is one statement. */
@Singleton
class AuthorizationSessionRepository {

    private static final String THIS = " where state_digest = :state and browser_digest = :browser";
    private static final String PENDING = THIS + " and consumed_at is null and expires_at > :now";

    private final Jdbi jdbi;

    @Inject
    AuthorizationSessionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<AuthorizationSession> find(AuthorizationSessionKey key) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from authorization_attempt" + THIS)
                .bind("state", key.state().digest())
                .bind("browser", key.browser().digest())
                .map((row, context) -> read(row))
                .findOne());
    }

    /**
     * Adds a pending session.
     *
     * @return false when a session with this key already exists
     */
    boolean add(AuthorizationSessionKey key, AuthorizationSession session, Instant now) {
        String sql =
                """
                insert into authorization_attempt
                       (state_digest, browser_digest, verifier, origin, return_uri, created_at, expires_at)
                values (:state, :browser, :verifier, :origin, :return, :now, :expires)
                """;
        try {
            return write(key, sql, update -> update.bind(
                                    "verifier", session.sealedVerifier().orElse(null))
                            .bind("origin", session.origin().name())
                            .bind(
                                    "return",
                                    session.returnUri().map(URI::toString).orElse(null))
                            .bind("now", now)
                            .bind("expires", session.expiresAt()))
                    == 1;
        } catch (UnableToExecuteStatementException notAdded) {
            if (find(key).isPresent()) {
                return false;
            }
            throw notAdded;
        }
    }

    /**
     * Restarts a pending session with a new entry point, return URL and expiry.
     *
     * @return false when the session is no longer pending
     */
    boolean resume(
            AuthorizationSessionKey key,
            EntryPoint entryPoint,
            Optional<URI> returnUri,
            Instant expiresAt,
            Instant now) {
        String sql = "update authorization_attempt set origin = :origin, return_uri = :return, expires_at = :expires";
        return write(key, sql + PENDING, update -> update.bind("origin", entryPoint.name())
                        .bind("return", returnUri.map(URI::toString).orElse(null))
                        .bind("expires", expiresAt)
                        .bind("now", now))
                == 1;
    }

    /**
     * Consumes a pending session. Of all concurrent callers, on all threads and nodes, only one gets true.
     *
     * @return whether this caller consumed the session
     */
    boolean consume(AuthorizationSessionKey key, Instant now) {
        String sql = "update authorization_attempt set consumed_at = :now";
        return write(key, sql + PENDING, update -> update.bind("now", now)) == 1;
    }

    /** Stores a consumed session's outcome and erases its verifier. */
    void settle(AuthorizationSessionKey key, FlowOutcome outcome, Optional<ConnectionId> connection) {
        // The driver sends a null id to PostgreSQL as text, which the uuid column does not accept.
        String sql =
                """
                update authorization_attempt set outcome = :outcome, connection_id = cast(:connection as uuid),
                       verifier = null\
                """;
        write(key, sql + THIS, update -> update.bind("outcome", outcome.name())
                .bind("connection", connection.map(ConnectionId::value).orElse(null)));
    }

    /** Deletes a session that expired while it was pending. */
    void deleteExpired(AuthorizationSessionKey key, Instant now) {
        String sql = "delete from authorization_attempt" + THIS + " and consumed_at is null and expires_at <= :now";
        write(key, sql, update -> update.bind("now", now));
    }

    /** Deletes sessions that expired before this instant, oldest first, and returns how many. */
    int deleteExpired(Instant before, int atMost) {
        String sql =
                """
                delete from authorization_attempt where (state_digest, browser_digest) in
                       (select state_digest, browser_digest from authorization_attempt where expires_at < :before
                         order by expires_at limit :most)
                """;
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                .bind("before", before)
                .bind("most", atMost)
                .execute());
    }

    /** Deletes pending sessions that expired before this instant, oldest first, and returns how many. */
    int deleteAbandoned(Instant before, int atMost) {
        String sql =
                """
                delete from authorization_attempt where (state_digest, browser_digest) in
                       (select state_digest, browser_digest from authorization_attempt
                         where expires_at < :before and consumed_at is null
                         order by expires_at limit :most)
                """;
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                .bind("before", before)
                .bind("most", atMost)
                .execute());
    }

    /** Deletes pending sessions of all browsers, except the {@code butFor} that expire last, and returns how many. */
    int deletePending(int butFor, int atMost) {
        String sql =
                """
                delete from authorization_attempt where (state_digest, browser_digest) in
                       (select state_digest, browser_digest from authorization_attempt
                         where consumed_at is null
                         order by expires_at desc limit :most offset :stay)
                """;
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                .bind("most", atMost)
                .bind("stay", butFor)
                .execute());
    }

    /** Deletes a browser's pending sessions, except the newest {@code butFor}. */
    void deletePending(BrowserCookie browser, int butFor) {
        String sql =
                """
                delete from authorization_attempt where (state_digest, browser_digest) in
                       (select state_digest, browser_digest from authorization_attempt
                         where browser_digest = :browser and consumed_at is null
                         order by created_at desc limit 1000 offset :stay)
                """;
        jdbi.useHandle(handle -> handle.createUpdate(sql)
                .bind("browser", browser.digest())
                .bind("stay", butFor)
                .execute());
    }

    private int write(AuthorizationSessionKey key, String sql, UnaryOperator<Update> values) {
        return jdbi.withHandle(handle -> values.apply(handle.createUpdate(sql)
                        .bind("state", key.state().digest())
                        .bind("browser", key.browser().digest()))
                .execute());
    }

    private static AuthorizationSession read(ResultSet row) throws SQLException {
        return new AuthorizationSession(
                EntryPoint.valueOf(row.getString("origin")),
                Optional.ofNullable(row.getString("return_uri")).map(URI::create),
                Optional.ofNullable(row.getBytes("verifier")),
                InstantColumn.read(row, "expires_at"),
                Optional.ofNullable(InstantColumn.read(row, "consumed_at")),
                Optional.ofNullable(row.getString("outcome")).map(FlowOutcome::valueOf),
                Optional.ofNullable(row.getObject("connection_id", UUID.class)).map(ConnectionId::new));
    }
}
