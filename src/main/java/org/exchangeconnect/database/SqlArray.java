package org.exchangeconnect.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/** Several values as one array parameter of PostgreSQL, so that a batch is one statement with one plan. */
public record SqlArray(String type, Object[] values) implements Argument {

    /**
     * Creates an array of all values.
     *
     * @param type PostgreSQL's name of the element type
     */
    public static SqlArray of(String type, Collection<?> all) {
        return new SqlArray(type, all.toArray());
    }

    /** Creates an array with one value for each element. */
    public static <T> SqlArray of(String type, Collection<T> all, Function<? super T, Object> value) {
        return new SqlArray(type, all.stream().map(value).toArray());
    }

    /** Creates an array of type {@code bytea}, for which the driver requires {@code byte[][]}. */
    public static <T> SqlArray ofBytes(Collection<T> all, Function<? super T, byte[]> value) {
        return new SqlArray("bytea", all.stream().map(value).toArray(byte[][]::new));
    }

    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}
