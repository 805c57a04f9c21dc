package org.exchangeconnect.authorization;

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

/** Deletes old authorization sessions every 20 seconds, on every node. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuthorizationSessionTimer {

    private static final Logger LOG = Logs.of(AuthorizationSessionTimer.class);

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    AuthorizationSessionService sessionService;

    @Schedule(hour = "*", minute = "*", second = "10/20", persistent = false, info = "authorization sessions")
    void deleteOld() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            sessionService.deleteOld();
        } catch (RuntimeException databaseAway) {
            LOG.log(Level.FINE, "Expired authorization sessions are deleted later", databaseAway);
        } finally {
            running.set(false);
        }
    }
}
