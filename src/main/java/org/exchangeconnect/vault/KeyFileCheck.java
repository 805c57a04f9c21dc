package org.exchangeconnect.vault;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.exchangeconnect.config.EncryptionSettings;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.vault.EncryptedRowsRepository.EncryptedRow;

/**
 * Checks whether the key file is the one that this database was encrypted with. A readable file may belong to another
 * database, for example after a restore; it would encrypt and decrypt its own values, and every connection would be
 * given up. So a few stored tokens, API keys and app secrets are decrypted, at most every five seconds. Single values
 * that fail, because they were altered or encrypted with another file, do not stop all others. Safe for use by many
 * threads.
 */
@Singleton
public class KeyFileCheck {

    /** How many values of each column are decrypted, those of the oldest connections first. */
    static final int SAMPLES_PER_COLUMN = 20;

    static final Duration RESULT_LIFETIME = Duration.ofSeconds(5);

    static final String PROBLEM =
            "The key file cannot decrypt the secrets in the database: restore the previous key file, or"
                    + " add its keys. Until then no token is renewed and no connection is given up.";

    /**
     * Messages and notices stay under a lost key until their retention ends, while connections are made again with the
     * new one, so they prove nothing.
     */
    private static final List<EncryptedColumn> SAMPLED =
            List.of(EncryptedColumn.TOKEN, EncryptedColumn.API_KEY, EncryptedColumn.APP_SECRET);

    private static final Logger LOG = Logs.of(KeyFileCheck.class);

    private final Vault vault;
    private final EncryptedRowsRepository rows;
    private final boolean keyLost;
    private final Clock clock;
    private boolean fits = true;
    private Instant checkedAt = Instant.MIN;

    @Inject
    KeyFileCheck(Vault vault, EncryptedRowsRepository rows, EncryptionSettings settings, Clock clock) {
        this.vault = vault;
        this.rows = rows;
        this.keyLost = settings.keyLost();
        this.clock = clock;
    }

    /**
     * Returns whether the stored values can be decrypted; true while nothing is stored, and when the operator declared
     * the key lost. While the database is unavailable, the last result stays.
     */
    public synchronized boolean fits() {
        Instant now = clock.instant();
        boolean known = !now.isBefore(checkedAt) && now.isBefore(checkedAt.plus(RESULT_LIFETIME));
        if (!known && !keyLost) {
            check();
            checkedAt = now;
        }
        return fits;
    }

    /** Returns whether the operator declared the key lost. */
    boolean isKeyLost() {
        return keyLost;
    }

    private void check() {
        try {
            List<Boolean> opened = SAMPLED.stream().flatMap(this::tried).toList();
            logState(opened.stream().filter(Boolean::booleanValue).count() * 2 >= opened.size());
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "The key check is retried later", away);
        }
    }

    private Stream<Boolean> tried(EncryptedColumn column) {
        return rows.first(column, SAMPLES_PER_COLUMN).stream().map(row -> opens(row, column));
    }

    private boolean opens(EncryptedRow row, EncryptedColumn column) {
        try {
            vault.decrypt(row.sealed(), row.id().toString(), column.column());
            return true;
        } catch (VaultException closed) {
            return false;
        }
    }

    private void logState(boolean now) {
        if (fits && !now) {
            LOG.severe(PROBLEM);
        } else if (!fits && now) {
            LOG.info("The key file decrypts the secrets in the database again: renewals continue");
        }
        fits = now;
    }
}
