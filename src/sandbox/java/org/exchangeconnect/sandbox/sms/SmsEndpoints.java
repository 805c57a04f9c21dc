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

import java.util.HashMap;
import java.util.Map;
import org.exchangeconnect.sandbox.ApiRight;
import org.exchangeconnect.sandbox.Endpoint;
import org.exchangeconnect.sandbox.ErrorForm;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.api.ApiContext;
import org.exchangeconnect.sandbox.api.ApiEndpoint;
import org.exchangeconnect.sandbox.api.CallLimit;

/** The paths of the SMS API and the Messages API, with their form of errors and the rights that each method needs. */
final class SmsEndpoints {

    private static final ApiRight[] SEND = {MESSAGE_SEND, SMS_MESSAGE_SEND, SMS_MANAGE};
    private static final ApiRight[] SEND_BY_CHANNEL = {MESSAGE_SEND, MESSAGES_API_MESSAGE_SEND, MESSAGES_API_MANAGE};
    private static final ApiRight[] READ_LOGS = {SMS_LOGS_READ, SMS_MANAGE};
    private static final ApiRight[] READ_INBOX = {INBOUND_MESSAGE_READ, SMS_INBOUND_MESSAGE_READ, SMS_MANAGE};
    private static final ApiRight[] READ_BULKS = {SMS_MESSAGE_SEND, SMS_MANAGE};

    private final ApiContext context;
    private final MessageStore store;
    private final Inbox inbox;
    private final CallLimit olderLogs;
    private final CallLimit newerLogs;
    private final Map<String, Endpoint> byPath = new HashMap<>();

    SmsEndpoints(ApiContext context, MessageStore store, Inbox inbox, CallLimit olderLogs, CallLimit newerLogs) {
        this.context = context;
        this.store = store;
        this.inbox = inbox;
        this.olderLogs = olderLogs;
        this.newerLogs = newerLogs;
    }

    Map<String, Endpoint> byPath() {
        send();
        read();
        schedule();
        add("/sms/1/preview", PathKind.PREVIEW, SERVICE_EXCEPTION).on("POST", SmsPreview::show, SMS_MANAGE);
        return byPath;
    }

    private void send() {
        MessageAcceptance acceptance = new MessageAcceptance(store);
        add("/sms/2/text/advanced", PathKind.SMS, SERVICE_EXCEPTION).on("POST", acceptance::advanced, SEND);
        add("/sms/3/messages", PathKind.SMS, ERROR_CODE).on("POST", acceptance::messages, SEND);
        add("/messages-api/1/messages", PathKind.MESSAGES_API, ERROR_CODE)
                .on("POST", acceptance::channels, SEND_BY_CHANNEL);
    }

    private void read() {
        LogFetch logs = new LogFetch(store);
        add("/sms/1/reports", PathKind.REPORTS, SERVICE_EXCEPTION)
                .on("GET", new ReportFetch(store, MessageApi.SMS_ADVANCED)::fetch, SEND);
        add("/sms/3/reports", PathKind.REPORTS, ERROR_CODE)
                .on("GET", new ReportFetch(store, MessageApi.SMS_MESSAGES)::fetch, SEND);
        add("/sms/1/logs", PathKind.LOGS, SERVICE_EXCEPTION)
                .on("GET", logs::older, READ_LOGS)
                .limited(olderLogs);
        add("/sms/3/logs", PathKind.LOGS, ERROR_CODE)
                .on("GET", logs::newer, READ_LOGS)
                .limited(newerLogs);
        add("/sms/1/inbox/reports", PathKind.INBOX, SERVICE_EXCEPTION).on("GET", inbox::fetch, READ_INBOX);
    }

    private void schedule() {
        BulkCalls bulks = new BulkCalls(store);
        add("/sms/1/bulks", PathKind.BULKS, SERVICE_EXCEPTION)
                .on("GET", bulks::time, READ_BULKS)
                .on("PUT", bulks::reschedule, SMS_MANAGE);
        add("/sms/1/bulks/status", PathKind.BULKS, SERVICE_EXCEPTION)
                .on("GET", bulks::status, READ_BULKS)
                .on("PUT", bulks::changeStatus, SMS_MANAGE);
    }

    private ApiEndpoint add(String path, PathKind kind, ErrorForm errors) {
        ApiEndpoint endpoint = new ApiEndpoint(context, kind, errors);
        byPath.put(path, endpoint);
        return endpoint;
    }
}
