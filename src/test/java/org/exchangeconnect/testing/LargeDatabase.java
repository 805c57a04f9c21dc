package org.exchangeconnect.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.exchangeconnect.database.DatabaseFixture;
import org.jdbi.v3.core.Jdbi;

/**
 * A PostgreSQL database with many rows in every growing table and current statistics: twenty thousand connections, of
 * which 1 % are due and 2 % must be connected again.
 */
public final class LargeDatabase {

    /** The number of connections; every other table has at least as many rows. */
    public static final int CONNECTIONS = 20_000;

    /** The reference time of the data, at which {@link MovableClock} starts too. */
    public static final Instant NOW = new MovableClock().instant();

    /** A connection with two thousand events, messages and gateway keys. */
    public static final UUID BUSY = new UUID(0, 7);

    private static Jdbi shared;

    private LargeDatabase() {}

    /** Returns one database for the whole JVM, which stays open; tests must leave few traces in it. */
    public static synchronized Jdbi shared() {
        shared = shared == null ? filled(DatabaseFixture.jdbi(Storage.POSTGRESQL.empty())) : shared;
        return shared;
    }

    private static Jdbi filled(Jdbi jdbi) {
        jdbi.useHandle(handle -> {
            for (String statement : FILL.split(";")) {
                var update = handle.createUpdate(statement);
                for (String name : new String[] {"now", "soon", "past"}) {
                    if (statement.contains(":" + name)) {
                        update.bind(name, at(name));
                    }
                }
                update.execute();
            }
            handle.execute("analyze");
        });
        return jdbi;
    }

    private static Instant at(String name) {
        return switch (name) {
            case "soon" -> NOW.plus(Duration.ofMinutes(5));
            case "past" -> NOW.minus(Duration.ofSeconds(1));
            default -> NOW;
        };
    }

    private static final String ID = "cast(lpad(to_hex(i), 32, '0') as uuid)";

    private static final String FILL =
            """
            insert into connection (id, authentication, status, account_key, user_key, member_roles, member_groups,
                   connected_at)
            select ID, 'OAUTH', case when mod(i, 50) = 0 then 'RECONNECT_REQUIRED' else 'ACTIVE' end,
                   'account' || i, 'user' || i, '[]', '[]', :now
              from generate_series(1, 20000) i;

            insert into connection_token (connection_id, account_key, user_key, token_type, token, lifetime_ms,
                   expires_at, due_at, fence, renewals, failures, renewed_at)
            select ID, 'account' || i, 'user' || i, 'IBSSO', '\\x00', 60000,
                   cast(:soon as timestamptz) + i * interval '1 millisecond',
                   case when mod(i, 100) = 0 then cast(:past as timestamptz) else cast(:soon as timestamptz) end,
                   1, 0, 0, :past
              from generate_series(1, 20000) i;

            insert into connection_key (connection_id, api_key, set_at)
            select ID, '\\x00', :now from generate_series(1, 20000) i;

            insert into connection_term (connection_id, term)
            select ID, cast('user' || i as bytea) from generate_series(1, 20000) i;

            insert into connection_event (connection_id, happened_at, type)
            select ID, :now, 'RENEWAL_FAILED' from generate_series(1, 20000) i;
            insert into connection_event (connection_id, happened_at, type)
            select cast('00000000-0000-0000-0000-000000000007' as uuid), :now, 'RENEWAL_FAILED'
              from generate_series(1, 2000) i;

            insert into message (id, connection_id, message_id, recipient, outcome, created_at)
            select ID, case when mod(i, 10) = 0 then cast('00000000-0000-0000-0000-000000000007' as uuid) else ID end,
                   'message' || i, '41793026727', 'SENT', :now
              from generate_series(1, 20000) i;

            insert into inbound_message (id, connection_id, message_id, content, created_at)
            select ID, ID, 'message' || i, '\\x00', :now from generate_series(1, 20000) i;

            insert into refused_right (connection_id, missing, first_refused_at, last_refused_at)
            select ID, 'SMS_LOGS', :now, :now from generate_series(1, 20000) i;

            insert into notice (id, connection_id, channel, target, type, body, created_at, attempts, subject)
            select ID, ID, 'WEBHOOK', 'https://example.com/', 'MESSAGE_RECEIVED', '', :now, 9, 'MESSAGE'
              from generate_series(1, 20000) i;

            insert into notice_body (notice_id, body)
            select ID, '\\x00' from generate_series(1, 20000) i;

            insert into gateway_key (id, connection_id, digest, name, created_at)
            select ID, case when mod(i, 10) = 0 then cast('00000000-0000-0000-0000-000000000007' as uuid) else ID end,
                   sha256(cast('key' || i as bytea)), 'a program', :now
              from generate_series(1, 20000) i;

            insert into authorization_attempt (state_digest, browser_digest, origin, created_at, expires_at)
            select sha256(cast('state' || i as bytea)), sha256(cast('browser' || mod(i, 4000) as bytea)), 'LINK',
                   :now, cast(:soon as timestamptz) - cast(mod(i, 1000) = 0 as int) * interval '3 days'
              from generate_series(1, 20000) i
            """
                    .replace("ID,", ID + ",")
                    .replace("else ID ", "else " + ID + " ");
}
