package org.exchangeconnect.config;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Instants as {@code timestamp with time zone}, by way of {@link OffsetDateTime} in UTC. The older
 * {@code java.sql.Timestamp} goes through the local time, in which an hour of autumn happens twice. Instants from outside
 * that lie beyond the years 1 to 9999 are stored as the nearest of these: no database knows all of them.
 */
public final class InstantColumn extends AbstractArgumentFactory<Instant> {

    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    InstantColumn() {
        super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** Reads a column; null where it is null. */
    public static Instant read(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
        return (position, statement, context) ->
                statement.setObject(position, bounded(value).atOffset(ZoneOffset.UTC));
    }

    private static Instant bounded(Instant value) {
        if (value.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return value.isAfter(LATEST) ? LATEST : value;
    }
}
