package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The versions of Infobip's API for sending SMS, with the places of the members that this application uses. */
enum SmsVersion {
    /** {@code /sms/2/text/advanced}. */
    ADVANCED("/sms/2/text/advanced", "from", "text", "notifyUrl", "notifyContentType"),
    /** {@code /sms/3/messages}, its successor. */
    MESSAGES("/sms/3/messages", "sender", "content.text", "webhooks.delivery.url", "webhooks.contentType");

    private static final MemberPath BINARY = MemberPath.of("content.hex");

    private final String path;
    private final MemberPath sender;
    private final MemberPath text;
    private final MemberPath notifyUrl;
    private final MemberPath notifyContentType;

    SmsVersion(String path, String sender, String text, String notifyUrl, String notifyContentType) {
        this.path = path;
        this.sender = MemberPath.of(sender);
        this.text = MemberPath.of(text);
        this.notifyUrl = MemberPath.of(notifyUrl);
        this.notifyContentType = MemberPath.of(notifyContentType);
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
