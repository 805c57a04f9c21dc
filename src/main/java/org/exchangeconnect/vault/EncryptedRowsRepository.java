package org.exchangeconnect.vault;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Reads the encrypted values of every column, counts them by their keys, and re-encrypts them. */
@Singleton
class EncryptedRowsRepository {

    /** Verifiers are counted but never re-encrypted, because a session lasts for ten minutes. */
    private static final String ATTEMPTS =
            """
            select count(*) from authorization_attempt
             where substring(verifier from 1 for 5) = :prefix and consumed_at is null
               and expires_at > current_timestamp
            """;

    private static final String OTHERS =
            """
            select {key} id, {column} sealed from {table}
             where substring({column} from 1 for 5) <> :prefix and {key} > :after
             order by {key} limit :most for update skip locked
            """;

    private static final String FIRST =
            "select {key} id, {column} sealed from {table} where {column} is not null order by {key} limit :most";

    private final Jdbi jdbi;

    @Inject
    EncryptedRowsRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An encrypted value and the id of its row. */
    static final class EncryptedRow {

        private final UUID id;
        private final byte[] sealed;

        EncryptedRow(UUID id, byte[] sealed) {
            this.id = id;
            this.sealed = sealed;
        }

        UUID id() {
            return id;
        }

        byte[] sealed() {
            return sealed;
        }
    }

    /**
     * Re-encrypts the next rows that another key encrypted, in the order of their ids, in one transaction. Rows that
     * are being written at that moment are skipped without waiting; a later write of a locked row waits for the end of
     * the transaction. So no newer value is ever overwritten.
     *
     * @param after the id to start after
     * @param reencrypt returns the new value; null leaves the row unchanged
     * @return the ids of the rows that were read
     */
    List<UUID> reencrypt(
            EncryptedColumn column, byte[] prefix, UUID after, int most, Function<EncryptedRow, byte[]> reencrypt) {
        return jdbi.inTransaction(handle -> {
            List<EncryptedRow> rows = handle.createQuery(column.in(OTHERS))
                    .bind("prefix", prefix)
                    .bind("after", after)
                    .bind("most", most)
                    .map((row, context) -> read(row))
                    .list();
            write(handle, column, rows, reencrypt);
            return rows.stream().map(EncryptedRow::id).toList();
        });
    }

    /** Compares the old value once more, so that a newer one stays however the database implements the lock. */
    private static void write(
            Handle handle, EncryptedColumn column, List<EncryptedRow> rows, Function<EncryptedRow, byte[]> reencrypt) {
        PreparedBatch batch = handle.prepareBatch(
                column.in("update {table} set {column} = :new where {key} = :id and {column} = :old"));
        for (EncryptedRow row : rows) {
            byte[] fresh = reencrypt.apply(row);
            if (fresh != null) {
                batch.bind("id", row.id())
                        .bind("old", row.sealed())
                        .bind("new", fresh)
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Returns the values of the first rows, in the order of their ids. */
    List<EncryptedRow> first(EncryptedColumn column, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(column.in(FIRST))
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
    }

    /** Counts the values that were encrypted by a key other than the one with this prefix. */
    long others(byte[] prefix) {
        return count("select count(*) from {table} where substring({column} from 1 for 5) <> :prefix", prefix);
    }

    /** Counts the values, including those of pending sessions, that only the key with this prefix can decrypt. */
    long encryptedBy(byte[] prefix) {
        return count("select count(*) from {table} where substring({column} from 1 for 5) = :prefix", prefix)
                + one(ATTEMPTS, prefix);
    }

    private static EncryptedRow read(ResultSet row) throws SQLException {
        return new EncryptedRow(row.getObject("id", UUID.class), row.getBytes("sealed"));
    }

    private long count(String sql, byte[] prefix) {
        long count = 0;
        for (EncryptedColumn column : EncryptedColumn.values()) {
            count += one(column.in(sql), prefix);
        }
        return count;
    }

    private long one(String sql, byte[] prefix) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind("prefix", prefix).mapTo(Long.class).one());
    }
}
