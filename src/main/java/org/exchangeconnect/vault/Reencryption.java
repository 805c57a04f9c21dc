package org.exchangeconnect.vault;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.vault.EncryptedRowsRepository.EncryptedRow;

/**
 * Re-encrypts all values with the primary key, in batches, while the application runs. The first bytes of each value
 * show whether it is done, so no progress is stored: after a crash the work continues with the rest, and several nodes
 * share it without coordination.
 */
@Singleton
class Reencryption {

    static final int BATCH = 200;

    /** Where nothing is left to do, one of this many runs queries the database. */
    private static final int IDLE_LOOKS_SKIPPED = 30;

    private static final Logger LOG = Logs.of(Reencryption.class);
    private static final UUID FIRST = new UUID(0, 0);

    private final KeyFile keys;
    private final Vault vault;
    private final EncryptedRowsRepository rows;
    private final KeyFileCheck check;
    private final Counter done;
    private final AtomicLong left = new AtomicLong();
    private Keyring clean;
    private int looks;

    /** How many values were left when that was last logged. */
    private volatile long told;

    private final AtomicLong unopened = new AtomicLong();
    private volatile boolean stopping;

    @Inject
    Reencryption(KeyFile keys, Vault vault, EncryptedRowsRepository rows, KeyFileCheck check, MeterRegistry meters) {
        this.keys = keys;
        this.vault = vault;
        this.rows = rows;
        this.check = check;
        this.done = Counter.builder("exchange.connect.encryption.resealed")
                .description("Values re-encrypted with the primary key")
                .register(meters);
        Gauge.builder("exchange.connect.encryption.outdated", left, AtomicLong::get)
                .description("Values encrypted with a key other than the primary key")
                .register(meters);
    }

    /**
     * Reads the key file if it has changed, and re-encrypts all values of keys other than the primary. Where nothing
     * was left the last time, it checks only occasionally: a node with an older key file may have written a value.
     */
    void run() {
        keys.refresh();
        Keyring current = keys.keys();
        boolean nothingNew = current == clean && looks++ % IDLE_LOOKS_SKIPPED != 0;
        if (!nothingNew) {
            bring(current);
            clean = left.get() == 0 ? current : null;
        }
    }

    private void bring(Keyring current) {
        long before = rows.others(Keyring.prefix(current.primary()));
        left.set(before);
        if (before == 0 || !check.fits()) {
            return;
        }
        if (before != told) {
            LOG.info(() -> "Re-encryption started: values=" + before + ", key=" + Keyring.name(current.primary()));
        }
        unopened.set(0);
        long sealed = 0;
        for (EncryptedColumn column : EncryptedColumn.values()) {
            sealed += all(column, current);
        }
        left.set(rows.others(Keyring.prefix(current.primary())));
        logState(current, sealed);
    }

    /** Stops after the current batch. */
    void stop() {
        stopping = true;
    }

    private void logState(Keyring current, long sealed) {
        long stayed = left.get();
        if (sealed > 0 || stayed != told) {
            LOG.info(() -> "Re-encryption ended: values=" + sealed + ", left=" + stayed + ", key="
                    + Keyring.name(current.primary()));
            if (unopened.get() > 0) {
                LOG.severe("Secrets in the database can't be decrypted: their key is not in the key file, or they"
                        + " were altered. If a backup was restored, restore its key file too: secrets=" + unopened);
            }
        }
        told = stayed;
    }

    private long all(EncryptedColumn column, Keyring current) {
        byte[] prefix = Keyring.prefix(current.primary());
        long sealed = 0;
        UUID after = FIRST;
        // New keys need a new round, which the timer's next tick starts.
        while (!stopping && keys.keys() == current) {
            ReencryptionBatch batch = new ReencryptionBatch(column);
            List<UUID> seen = rows.reencrypt(column, prefix, after, BATCH, batch::reencrypt);
            sealed += batch.sealed;
            done.increment(batch.sealed);
            left.addAndGet(-batch.sealed);
            if (seen.size() < BATCH) {
                break;
            }
            after = seen.get(seen.size() - 1);
        }
        return sealed;
    }

    private final class ReencryptionBatch {

        private final EncryptedColumn column;
        private int sealed;

        ReencryptionBatch(EncryptedColumn column) {
            this.column = column;
        }

        byte[] reencrypt(EncryptedRow row) {
            try {
                String place = row.id().toString();
                byte[] fresh =
                        vault.encrypt(vault.decrypt(row.sealed(), place, column.column()), place, column.column());
                sealed++;
                return fresh;
            } catch (VaultException noKey) {
                unopened.incrementAndGet();
                LOG.log(Level.FINE, "A value is not re-encrypted", noKey);
                return null;
            }
        }
    }
}
