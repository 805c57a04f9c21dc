package org.exchangeconnect.sandbox.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.sandbox.MessageOptions;
import org.exchangeconnect.sandbox.SentMessage;
import org.exchangeconnect.sandbox.api.QueryFields;

/**
 * The log entries that a call asks for. Texts are null and lists empty for all.
 *
 * @param since the earliest time at which a message was sent, at most 48 hours ago
 */
record LogQuery(
        String sender,
        String destination,
        List<String> bulkIds,
        List<String> messageIds,
        List<String> campaigns,
        String generalStatus,
        Instant since,
        Instant until,
        String applicationId,
        String entityId,
        String network) {

    private static final Duration KEPT = Duration.ofHours(48);
    private static final Set<String> COMMON = Set.of(
            "mcc",
            "mnc",
            "bulkId",
            "messageId",
            "generalStatus",
            "sentSince",
            "sentUntil",
            "limit",
            "entityId",
            "applicationId",
            "campaignReferenceId");

    /**
     * Reads the parameters.
     *
     * @param own the parameters that only this version of the logs has; the first two are sender and destination
     */
    static LogQuery of(QueryFields query, List<String> own, Instant now) {
        query.only(union(COMMON, own));
        Instant earliest = now.minus(KEPT);
        Instant since = query.time("sentSince").filter(earliest::isBefore).orElse(earliest);
        return new LogQuery(
                query.text(own.get(0)).orElse(null),
                query.text(own.get(1)).orElse(null),
                query.list("bulkId"),
                query.list("messageId"),
                query.list("campaignReferenceId"),
                query.text("generalStatus").orElse(null),
                since,
                query.time("sentUntil").orElse(now.plus(KEPT)),
                query.text("applicationId").orElse(null),
                query.text("entityId").orElse(null),
                network(query));
    }

    boolean matches(StoredMessage stored) {
        SentMessage message = stored.message();
        MessageOptions options = message.options();
        return allows(sender, message.from())
                && allows(destination, message.to())
                && allows(bulkIds, message.bulkId())
                && allows(messageIds, message.messageId())
                && allows(campaigns, options.campaignReferenceId())
                && allows(generalStatus, stored.status().groupName())
                && allows(applicationId, options.applicationId())
                && allows(entityId, options.entityId())
                && (network == null
                        || stored.mccMnc()
                                .filter(code -> code.startsWith(network))
                                .isPresent())
                && !stored.sentAt().isBefore(since)
                && !stored.sentAt().isAfter(until);
    }

    private static String network(QueryFields query) {
        Optional<String> country = query.text("mcc");
        return country.map(mcc -> mcc + query.text("mnc").orElse("")).orElse(null);
    }

    private static boolean allows(String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }

    private static boolean allows(List<String> wanted, String actual) {
        return wanted.isEmpty() || wanted.stream().anyMatch(one -> Objects.equals(one, actual));
    }

    private static Set<String> union(Set<String> some, List<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
