package org.exchangeconnect.sandbox.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exchangeconnect.sandbox.SentMessage;

/** The bulks with scheduled messages, by account and bulk id. */
final class ScheduledBulks {

    private final Map<String, Bulk> bulks = new LinkedHashMap<>();

    synchronized void add(StoredMessage stored) {
        SentMessage message = stored.message();
        bulks.computeIfAbsent(key(message.accountKey(), message.bulkId()), key -> new Bulk())
                .add(stored, message.options().sendAt());
    }

    /** Applies a function to a bulk while no other thread uses it; empty if the account has no such bulk. */
    synchronized <T> Optional<T> with(String accountKey, String bulkId, Function<Bulk, T> use) {
        return Optional.ofNullable(bulks.get(key(accountKey, bulkId))).map(use);
    }

    /** Removes and returns the messages whose time has come. */
    synchronized List<StoredMessage> takeDue(Instant now) {
        List<StoredMessage> due = new ArrayList<>();
        bulks.values().forEach(bulk -> due.addAll(bulk.takeDue(now)));
        return due;
    }

    /** Makes the messages of all bulks with this id due now, except those of canceled bulks. */
    synchronized void makeDue(String bulkId, Instant now) {
        bulks.forEach((key, bulk) -> {
            if (key.endsWith("/" + bulkId) && bulk.status().canBeRescheduled()) {
                bulk.become(BulkStatus.PENDING);
                bulk.reschedule(now);
            }
        });
    }

    synchronized List<SentMessage> waiting() {
        return bulks.values().stream()
                .flatMap(bulk -> bulk.waiting().stream())
                .map(StoredMessage::message)
                .toList();
    }

    synchronized void clear() {
        bulks.clear();
    }

    private static String key(String accountKey, String bulkId) {
        return accountKey + '/' + bulkId;
    }
}
