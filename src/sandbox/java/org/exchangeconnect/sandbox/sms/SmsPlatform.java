package org.exchangeconnect.sandbox.sms;

import static org.exchangeconnect.sandbox.ApiRight.INBOUND_MESSAGE_READ;
import static org.exchangeconnect.sandbox.ApiRight.MESSAGES_API_MANAGE;
import static org.exchangeconnect.sandbox.ApiRight.MESSAGES_API_MESSAGE_SEND;
import static org.exchangeconnect.sandbox.ApiRight.MESSAGE_SEND;
import static org.exchangeconnect.sandbox.ApiRight.SMS_INBOUND_MESSAGE_READ;
import static org.exchangeconnect.sandbox.ApiRight.SMS_LOGS_READ;
import static org.exchangeconnect.sandbox.ApiRight.SMS_MANAGE;
import static org.exchangeconnect.sandbox.ApiRight.SMS_MESSAGE_SEND;
import static org.exchangeconnect.sandbox.ErrorForm.ERROR_CODE;
import static org.exchangeconnect.sandbox.ErrorForm.SERVICE_EXCEPTION;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exchangeconnect.sandbox.Endpoint;
import org.exchangeconnect.sandbox.ErrorForm;
import org.exchangeconnect.sandbox.InboundMessage;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.PushStyle;
import org.exchangeconnect.sandbox.SentMessage;
import org.exchangeconnect.sandbox.api.ApiContext;
import org.exchangeconnect.sandbox.api.ApiEndpoint;
import org.exchangeconnect.sandbox.api.CallLimit;
import org.exchangeconnect.sandbox.subscriptions.Subscriptions;

/** Infobip's SMS platform: its paths with the rights that each needs, and what a test can do with its messages. */
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
        MessageAcceptance acceptance = new MessageAcceptance(store);
        LogFetch logs = new LogFetch(store);
        BulkCalls bulks = new BulkCalls(store);
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        endpoints.put(
                "/sms/2/text/advanced",
                endpoint(PathKind.SMS, SERVICE_EXCEPTION)
                        .on("POST", acceptance::advanced, MESSAGE_SEND, SMS_MESSAGE_SEND, SMS_MANAGE));
        endpoints.put(
                "/sms/3/messages",
                endpoint(PathKind.SMS, ERROR_CODE)
                        .on("POST", acceptance::messages, MESSAGE_SEND, SMS_MESSAGE_SEND, SMS_MANAGE));
        endpoints.put(
                "/messages-api/1/messages",
                endpoint(PathKind.MESSAGES_API, ERROR_CODE)
                        .on(
                                "POST",
                                acceptance::channels,
                                MESSAGE_SEND,
                                MESSAGES_API_MESSAGE_SEND,
                                MESSAGES_API_MANAGE));
        endpoints.put("/sms/1/reports", reports(MessageApi.SMS_ADVANCED, SERVICE_EXCEPTION));
        endpoints.put("/sms/3/reports", reports(MessageApi.SMS_MESSAGES, ERROR_CODE));
        endpoints.put(
                "/sms/1/logs",
                endpoint(PathKind.LOGS, SERVICE_EXCEPTION)
                        .on("GET", logs::older, SMS_LOGS_READ, SMS_MANAGE)
                        .limited(olderLogs));
        endpoints.put(
                "/sms/3/logs",
                endpoint(PathKind.LOGS, ERROR_CODE)
                        .on("GET", logs::newer, SMS_LOGS_READ, SMS_MANAGE)
                        .limited(newerLogs));
        endpoints.put(
                "/sms/1/inbox/reports",
                endpoint(PathKind.INBOX, SERVICE_EXCEPTION)
                        .on("GET", inbox::fetch, INBOUND_MESSAGE_READ, SMS_INBOUND_MESSAGE_READ, SMS_MANAGE));
        endpoints.put(
                "/sms/1/bulks",
                endpoint(PathKind.BULKS, SERVICE_EXCEPTION)
                        .on("GET", bulks::time, SMS_MESSAGE_SEND, SMS_MANAGE)
                        .on("PUT", bulks::reschedule, SMS_MANAGE));
        endpoints.put(
                "/sms/1/bulks/status",
                endpoint(PathKind.BULKS, SERVICE_EXCEPTION)
                        .on("GET", bulks::status, SMS_MESSAGE_SEND, SMS_MANAGE)
                        .on("PUT", bulks::changeStatus, SMS_MANAGE));
        endpoints.put(
                "/sms/1/preview",
                endpoint(PathKind.PREVIEW, SERVICE_EXCEPTION).on("POST", SmsPreview::show, SMS_MANAGE));
        return endpoints;
    }

    private Endpoint reports(MessageApi api, ErrorForm errors) {
        return endpoint(PathKind.REPORTS, errors)
                .on("GET", new ReportFetch(store, api)::fetch, MESSAGE_SEND, SMS_MESSAGE_SEND, SMS_MANAGE);
    }

    private ApiEndpoint endpoint(PathKind kind, ErrorForm errors) {
        return new ApiEndpoint(context, kind, errors);
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
