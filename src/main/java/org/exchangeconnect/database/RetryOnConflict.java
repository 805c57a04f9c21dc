package org.exchangeconnect.database;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Repeats a transaction once after the database rolled it back because of a conflict: a deadlock, or a serialization
 * failure under that isolation level. Transactions contain only statements, so repeating is safe. A nested transaction
 * is not repeated separately.
 */
final class RetryOnConflict extends DelegatingTransactionHandler {

    RetryOnConflict(TransactionHandler delegate) {
        super(delegate);
    }

    @Override
    public TransactionHandler specialize(Handle handle) throws SQLException {
        return new RetryOnConflict(getDelegate().specialize(handle));
    }

    @Override
    public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> callback) throws X {
        try {
            return super.inTransaction(handle, callback);
        } catch (RuntimeException failure) {
            if (!DatabaseFailure.isConflict(failure)) {
                throw failure;
            }
        }
        return super.inTransaction(handle, callback);
    }
}
