package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The versions of Infobip's API for sending SMS, with the places of the members that this application uses. */
enum SmsVersion {
    /** {@code /sms/2/text/advanced}. */
    ADVANCED("/sms/2/text/advanced", "from", "text", "notifyUrl", "notifyContentType", "callbackData", "bulkId"),
    /** {@code /sms/3/messages}, its successor. */
    MESSAGES(
            "/sms/3/messages",
            "sender",
            "content.text",
            "webhooks.delivery.url",
            "webhooks.contentType",
            "webhooks.callbackData",
            "options.schedule.bulkId");

    private static final MemberPath BINARY = MemberPath.of("content.hex");
    private static final MemberPath SEND_AT_OF_MESSAGE = MemberPath.of("sendAt");
    private static final MemberPath SEND_AT_OF_REQUEST = MemberPath.of("options.schedule.sendAt");

    private final String path;
    private final MemberPath sender;
    private final MemberPath text;
    private final MemberPath notifyUrl;
    private final MemberPath notifyContentType;
    private final MemberPath callbackData;
    private final MemberPath bulkId;

    SmsVersion(
            String path,
            String sender,
            String text,
            String notifyUrl,
            String notifyContentType,
            String callbackData,
            String bulkId) {
        this.path = path;
        this.sender = MemberPath.of(sender);
        this.text = MemberPath.of(text);
        this.notifyUrl = MemberPath.of(notifyUrl);
        this.notifyContentType = MemberPath.of(notifyContentType);
        this.callbackData = MemberPath.of(callbackData);
        this.bulkId = MemberPath.of(bulkId);
    }

    /** Returns the path below an account's base URL. */
    String path() {
        return path;
    }

    MemberPath sender() {
        return sender;
    }

    MemberPath text() {
        return text;
    }

    MemberPath callbackData() {
        return callbackData;
    }

    /** Returns the place in the whole body. */
    MemberPath bulkId() {
        return bulkId;
    }

    /** Returns when a message is to be sent, unchecked; null for at once. */
    JsonValue sendAt(JsonObject body, JsonObject message) {
        return this == MESSAGES ? SEND_AT_OF_REQUEST.in(body) : SEND_AT_OF_MESSAGE.in(message);
    }

    /** Returns whether a message consists of bytes instead of a text. */
    boolean isBinary(JsonObject message) {
        return this == MESSAGES && MemberPath.isAbsent(text.in(message)) && !MemberPath.isAbsent(BINARY.in(message));
    }

    /** Returns a message that makes Infobip push its delivery reports to this URL, unless it already names one. */
    JsonObject withNotifyUrl(JsonObject message, String url) {
        JsonValue own = notifyUrl.in(message);
        JsonObject prepared = MemberPath.isAbsent(own) ? notifyUrl.set(message, url) : message;
        return prepared == message ? message : notifyContentType.set(prepared, "application/json");
    }
}
