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

/** Sees what is sealed and by which key, in every column that holds such values, and can change the seal. */
@Singleton
class EncryptedRowsRepository {

    /** Verifiers are not sealed anew: an attempt lasts for ten minutes. */
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

    /** A sealed value and the row that it is in. */
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
     * Changes the seal of the next rows that another key than this sealed, in the order of their ids, in one
     * transaction. Rows that somebody is writing at that moment are left out and nobody's write is waited for; whoever
     * writes one of these waits for the end of the transaction. So no value that is newer is ever overwritten.
     *
     * @param after the id to begin after
     * @param reencrypt gives what to put in place; null leaves the row as it is
     * @return the rows that were looked at
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

    /** The old value is asked for once more: whatever a database makes of the lock, a newer one stays. */
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

    /** Gives the values of the first rows, in the order of their ids. */
    List<EncryptedRow> first(EncryptedColumn column, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(column.in(FIRST))
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
    }

    /** Counts the values that another key than this sealed. */
    long others(byte[] prefix) {
        return count("select count(*) from {table} where substring({column} from 1 for 5) <> :prefix", prefix);
    }

    /** Counts the values, those of attempts under way too, that can't be opened without the key of this prefix. */
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
