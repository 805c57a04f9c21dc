package org.exchangeconnect.notifications;

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
import org.exchangeconnect.limits.WorkerThreads;
import org.exchangeconnect.notifications.Notification.Subject;
import org.exchangeconnect.observability.Logs;

/** Sends due notifications every two seconds, and deletes old events every ten minutes, on every node. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationTimer {

    /** Few, because renewals share the database and the processors with them. */
    private static final int MESSAGE_THREADS = 4;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    @Inject
    NotificationSender sender;

    private WorkerThreads messages;

    @PostConstruct
    void start() {
        messages = new WorkerThreads(
                MESSAGE_THREADS,
                () -> sender.sendSome(Subject.MESSAGE),
                "Notices of messages can't be sent, retrying",
                Logs.of(NotificationTimer.class));
        messages.open(threads);
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false, info = "notices")
    void send() {
        messages.start();
        sender.sendDue();
    }

    @Schedule(hour = "*", minute = "*/10", second = "45", persistent = false, info = "retention of events")
    void forget() {
        sender.forget();
    }

    @PreDestroy
    void stop() {
        sender.stop();
        messages.stop();
    }
}
