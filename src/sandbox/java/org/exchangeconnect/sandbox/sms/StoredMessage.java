package org.exchangeconnect.sandbox.sms;

import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.SentMessage;
import org.exchangeconnect.sandbox.SmsStatus;

/** An accepted message and what became of it: it waits for its time, is sent, or is canceled. */
final class StoredMessage {

    private static final String SWITZERLAND = "22801";

    private final long number;
    private final SentMessage message;
    private volatile Instant sentAt;
    private volatile boolean canceled;

    /** @param number grows with each message */
    StoredMessage(long number, SentMessage message) {
        this.number = number;
        this.message = message;
    }

    long number() {
        return number;
    }

    SentMessage message() {
        return message;
    }

    void sent(Instant at) {
        sentAt = at;
    }

    void cancel() {
        canceled = true;
    }

    boolean isCanceled() {
        return canceled;
    }

    /** Returns when the message was accepted, or sent if that was later. Every message arrives as soon as it is sent. */
    Instant sentAt() {
        return sentAt == null ? message.at() : sentAt;
    }

    boolean isPending() {
        return sentAt == null && !message.status().isRejected();
    }

    boolean isSms() {
        return message.options().api() != MessageApi.MESSAGES_API;
    }

    SmsStatus status() {
        return isPending() || message.status().isRejected() ? message.status() : SmsStatus.inTheEnd(message.to());
    }

    int parts() {
        return SmsParts.of(message.text()).count();
    }

    /** Returns the codes of the country and the network, which the sandbox knows for Swiss numbers only. */
    Optional<String> mccMnc() {
        return message.to().matches("\\+?41.*") ? Optional.of(SWITZERLAND) : Optional.empty();
    }
}
