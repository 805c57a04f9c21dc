package org.exchangeconnect.database;

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
 * Maps instants to {@code timestamp with time zone} by way of {@link OffsetDateTime} in UTC, because
 * {@code java.sql.Timestamp} uses local time, which is ambiguous in the hour when daylight saving time ends. Instants
 * outside the years 1 to 9999 are stored as the nearest one in that range, because not every database stores others.
 */
public final class InstantColumn extends AbstractArgumentFactory<Instant> {

    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    InstantColumn() {
        super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** Reads a column; null if it is null. */
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
