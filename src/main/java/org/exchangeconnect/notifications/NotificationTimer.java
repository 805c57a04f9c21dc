package org.exchangeconnect.notifications;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Sends due notifications every two seconds, and deletes old events every ten minutes, on every node. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationTimer {

    @Inject
    NotificationSender sender;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false, info = "notices")
    void send() {
        sender.sendDue();
    }

    @Schedule(hour = "*", minute = "*/10", second = "45", persistent = false, info = "retention of events")
    void forget() {
        sender.forget();
    }

    @PreDestroy
    void stop() {
        sender.stop();
    }
}
