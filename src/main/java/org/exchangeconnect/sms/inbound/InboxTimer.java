package org.exchangeconnect.sms.inbound;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.exchangeconnect.config.InboundMode;
import org.exchangeconnect.config.InboundSettings;
import org.exchangeconnect.limits.WorkerThreads;
import org.exchangeconnect.observability.Logs;

/** Non-persistent timers on every node: fetch inbound messages if that is configured, and delete old ones. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InboxTimer {

    private static final Logger LOG = Logs.of(InboxTimer.class);
    private static final int THREADS = 4;
    private static final String FAILURE = "Inbound messages fail, retrying";

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    @Inject
    InboundSettings settings;

    @Inject
    InboxHints hints;

    @Inject
    InboxPoll poll;

    private WorkerThreads fetching;
    private WorkerThreads maintenance;

    @PostConstruct
    void start() {
        fetching = new WorkerThreads(THREADS, this::fetchForOne, FAILURE, LOG);
        fetching.open(threads);
        maintenance = new WorkerThreads(1, this::forget, FAILURE, LOG);
        maintenance.open(threads);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "inbound messages")
    void ask() {
        if (settings.mode() == InboundMode.FETCH) {
            fetching.start();
        }
    }

    @Schedule(hour = "*", minute = "*/10", second = "15", persistent = false, info = "retention of inbound messages")
    void deleteOld() {
        maintenance.start();
    }

    @PreDestroy
    void stop() {
        fetching.stop();
        maintenance.stop();
    }

    private boolean fetchForOne() {
        hints.apply();
        return poll.fetchForOne();
    }

    private boolean forget() {
        poll.forget();
        return false;
    }
}
