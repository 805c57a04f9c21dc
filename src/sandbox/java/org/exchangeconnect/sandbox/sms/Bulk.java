package org.exchangeconnect.sandbox.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scheduled messages of one request. Not safe for use by several threads. */
final class Bulk {

    private final Map<StoredMessage, Instant> waiting = new HashMap<>();
    private Instant sendAt;
    private BulkStatus status = BulkStatus.PENDING;

    void add(StoredMessage message, Instant time) {
        sendAt = waiting.isEmpty() || time.isBefore(sendAt) ? time : sendAt;
        status = status.canBeRescheduled() ? status : BulkStatus.PENDING;
        waiting.put(message, time);
    }

    Instant sendAt() {
        return sendAt;
    }

    BulkStatus status() {
        return status;
    }

    void reschedule(Instant time) {
        waiting.replaceAll((message, old) -> time);
        sendAt = time;
    }

    void become(BulkStatus other) {
        status = other;
        if (other == BulkStatus.CANCELED) {
            waiting.keySet().forEach(StoredMessage::cancel);
            waiting.clear();
        }
    }

    List<StoredMessage> waiting() {
        return waiting.keySet().stream()
                .sorted(Comparator.comparing(StoredMessage::number))
                .toList();
    }

    /** Removes and returns the messages whose time has come. */
    List<StoredMessage> takeDue(Instant now) {
        if (status != BulkStatus.PENDING) {
            return List.of();
        }
        List<StoredMessage> due = new ArrayList<>(waiting());
        due.removeIf(message -> waiting.get(message).isAfter(now));
        due.forEach(message -> {
            Instant time = waiting.remove(message);
            message.sent(
                    time.isBefore(message.message().at()) ? message.message().at() : time);
        });
        if (waiting.isEmpty()) {
            status = BulkStatus.FINISHED;
        }
        return due;
    }
}
