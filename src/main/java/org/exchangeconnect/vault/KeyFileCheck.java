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
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.vault.EncryptedRowsRepository.EncryptedRow;

/**
 * Whether the key file is the one that this database was sealed with. One that can be read may be another's, as after
 * a restore; it would seal and open what it sealed, and every connection would be given up. So a few stored values are
 * tried, at most every five seconds. Single ones that do not open, altered or sealed while another file was in use,
 * are no reason to stop all others. Safe for use by many threads.
 */
@Singleton
public class KeyFileCheck {

    /** Of each column so many values are tried, the connections' that were made first. */
    static final int SAMPLES_PER_COLUMN = 20;

    static final Duration RESULT_LIFETIME = Duration.ofSeconds(5);

    static final String PROBLEM =
            "The key file is not the one that the secrets in the database were sealed with: put that"
                    + " one back, or add its keys. Until then no token is renewed and nothing is given up.";

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
     * Tells whether what is stored can be opened; true while nothing is stored, and where the operator said that the
     * key is lost. A database that is away changes nothing about the last answer.
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

    private void check() {
        try {
            List<Boolean> opened =
                    Stream.of(EncryptedColumn.values()).flatMap(this::tried).toList();
            logState(opened.stream().filter(Boolean::booleanValue).count() * 2 >= opened.size());
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "The keys are checked again later", away);
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
            LOG.info("The key file opens what is in the database again: renewals go on");
        }
        fits = now;
    }
}
