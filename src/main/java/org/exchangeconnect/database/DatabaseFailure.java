package org.exchangeconnect.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.ConnectionException;

/** Classifies database failures by SQLSTATE, or by error code where H2 has no standard state. */
public final class DatabaseFailure {

    /** The pause before callers retry; a pooled connection is replaced, or a standby promoted, within seconds. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final String READ_ONLY = "25006";
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    private static final int CAUSES = 20;

    /**
     * Connection exceptions, rejected credentials, missing database, transaction rollbacks, insufficient resources such
     * as a full disk, operator intervention, I/O errors.
     */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "28", "3D", "40", "53", "57", "58");

    /** Cardinality, data, integrity, view checks, exceeded limits, errors raised by triggers. */
    private static final Set<String> OF_DATA_CLASSES = Set.of("21", "22", "23", "44", "54", "P0");

    /** Read-only server, timeouts of idle and long transactions, lock timeout. */
    private static final Set<String> UNAVAILABLE_STATES = Set.of(READ_ONLY, "25P03", "25P04", "55P03");

    private static final Set<Integer> CLOSED = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE,
            ErrorCode.OBJECT_CLOSED);

    private static final Set<Integer> UNAVAILABLE_IN_H2 = Set.of(
            ErrorCode.DATABASE_ALREADY_OPEN_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.LOCK_TIMEOUT_1,
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.DATABASE_IS_READ_ONLY);

    private DatabaseFailure() {}

    /**
     * Returns whether the database is unavailable at the moment, so that a later call can succeed. A server's own pool
     * without a connection to give may report neither a SQLSTATE nor a code.
     */
    public static boolean isUnavailable(Throwable failure) {
        return causes(failure).anyMatch(ConnectionException.class::isInstance)
                || any(failure, DatabaseFailure::unavailable);
    }

    /**
     * Returns whether the values are at fault, so that the same statement never succeeds: by SQLSTATE, or because no
     * database reported the failure, which makes it a fault of the application.
     */
    public static boolean isOfData(Throwable failure) {
        return any(
                        failure,
                        sql -> sql.getSQLState() != null
                                && sql.getSQLState().length() == 5
                                && OF_DATA_CLASSES.contains(sql.getSQLState().substring(0, 2)))
                || !any(failure, sql -> true);
    }

    /** Returns whether the server is read-only. */
    static boolean isReadOnly(Throwable failure) {
        return any(failure, sql -> READ_ONLY.equals(sql.getSQLState()));
    }

    /** Returns whether the transaction was rolled back because of a conflict with another one, and can be repeated. */
    static boolean isConflict(Throwable failure) {
        return any(failure, sql -> sql.getSQLState() != null && CONFLICTS.contains(sql.getSQLState()));
    }

    static boolean isClosed(SQLException failure) {
        return failure.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED;
    }

    private static boolean unavailable(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLTimeoutException
                || UNAVAILABLE_STATES.contains(state)
                || state.length() == 5 && UNAVAILABLE_CLASSES.contains(state.substring(0, 2))
                || CLOSED.contains(failure.getErrorCode())
                || UNAVAILABLE_IN_H2.contains(failure.getErrorCode());
    }

    /** Also follows {@link SQLException#getNextException}, because batches report failures there. */
    private static boolean any(Throwable failure, Predicate<SQLException> test) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(sql -> Stream.iterate(sql, Objects::nonNull, SQLException::getNextException)
                        .limit(CAUSES))
                .anyMatch(test);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(CAUSES);
    }
}
