package org.exchangeconnect.sandbox.sms;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exchangeconnect.sandbox.Endpoint;
import org.exchangeconnect.sandbox.InboundMessage;
import org.exchangeconnect.sandbox.PushStyle;
import org.exchangeconnect.sandbox.SentMessage;
import org.exchangeconnect.sandbox.api.ApiContext;
import org.exchangeconnect.sandbox.api.CallLimit;
import org.exchangeconnect.sandbox.subscriptions.Subscriptions;

/** Infobip's SMS platform: its paths, and what a test can do with its messages. */
public final class SmsPlatform {

    private static final int LOG_CALLS = 120;

    private final ApiContext context;
    private final MessageStore store;
    private final Inbox inbox = new Inbox();
    private final ReportPusher reports;
    private final InboundPusher inbound;
    private final CallLimit olderLogs = new CallLimit(LOG_CALLS, Duration.ofMinutes(1));
    private final CallLimit newerLogs = new CallLimit(LOG_CALLS, Duration.ofMinutes(1));

    public SmsPlatform(ApiContext context, Subscriptions subscriptions) {
        this.context = context;
        store = new MessageStore(message ->
                !subscriptions.subscribers(SubscriptionEvents.delivery(message)).isEmpty());
        PushClient client = new PushClient(context);
        reports = new ReportPusher(store, subscriptions, client);
        inbound = new InboundPusher(inbox, subscriptions, client);
    }

    /** Returns the endpoint of each path. */
    public Map<String, Endpoint> endpoints() {
        return new SmsEndpoints(context, store, inbox, olderLogs, newerLogs).byPath();
    }

    /** Returns the newest messages, oldest first. */
    public List<SentMessage> messages() {
        return store.all().stream().map(StoredMessage::message).toList();
    }

    /** Returns the messages that wait for their time. */
    public List<SentMessage> scheduledMessages() {
        store.sendDue(context.now());
        return store.bulks().waiting();
    }

    /** Sends the scheduled messages with this bulk id. */
    public void sendScheduled(String bulkId) {
        store.bulks().makeDue(bulkId, context.now());
        store.sendDue(context.now());
    }

    /** Pushes the delivery reports that wait. Returns the status of each push; 0 for no response. */
    public List<Integer> pushReports(PushStyle style) {
        store.sendDue(context.now());
        return reports.push(style);
    }

    public void loseReports() {
        store.loseReports();
    }

    public InboundMessage receive(String accountKey, String from, String to, String text) {
        InboundMessage message =
                new InboundMessage(UUID.randomUUID().toString(), accountKey, from, to, text, context.now());
        inbox.add(message);
        return message;
    }

    /** Pushes inbound messages. Returns the status of each push; 0 for no response. */
    public List<Integer> pushInbound() {
        return inbound.push();
    }

    public void clear() {
        store.clear();
        inbox.clear();
        olderLogs.clear();
        newerLogs.clear();
    }
}
