package org.exchangeconnect.config;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/** Many values as one parameter of PostgreSQL's, so that a batch is one statement and one plan. */
public record SqlArray(String type, Object[] values) implements Argument {

    /** All values of one type of PostgreSQL's. */
    public static SqlArray of(String type, Collection<?> all) {
        return new SqlArray(type, all.toArray());
    }

    /** One value of each of them. */
    public static <T> SqlArray of(String type, Collection<T> all, Function<? super T, Object> value) {
        return new SqlArray(type, all.stream().map(value).toArray());
    }

    /** The same for bytes, whose arrays the driver takes by their type only. */
    public static <T> SqlArray ofBytes(Collection<T> all, Function<? super T, byte[]> value) {
        return new SqlArray("bytea", all.stream().map(value).toArray(byte[][]::new));
    }

    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}
