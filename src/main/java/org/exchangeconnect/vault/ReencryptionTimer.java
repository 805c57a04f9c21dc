package org.exchangeconnect.vault;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Logs;

/** Reads a changed key file and re-encrypts values with its primary key, every ten seconds, on every node. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReencryptionTimer {

    private static final Logger LOG = Logs.of(ReencryptionTimer.class);

    @Inject
    Reencryption reencryption;

    private final AtomicBoolean running = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*", second = "7/10", persistent = false, info = "re-encryption")
    void tick() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            reencryption.run();
        } catch (RuntimeException later) {
            LOG.log(Level.FINE, "Re-encryption is retried later", later);
        } finally {
            running.set(false);
        }
    }

    @PreDestroy
    void stop() {
        reencryption.stop();
    }
}
