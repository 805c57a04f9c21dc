package org.exchangeconnect.sms.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.jdbi.v3.core.statement.Query;

/**
 * Maps a filter to conditions on the journal's columns. One of them at most selects the entries to scan besides the
 * time, so that an index finds them in order; the others are applied to the scanned entries.
 */
final class FilterMapper {

    private final List<Condition> scanned = new ArrayList<>();
    private final List<Condition> others = new ArrayList<>();

    /** A condition; without a value there is nothing to bind. */
    private record Condition(String sql, String name, Object value) {}

    FilterMapper(MessageFilter filter) {
        equal("message_id = :messageId", "messageId", filter.messageId());
        equal("bulk_id = :bulkId", "bulkId", filter.bulkId());
        equal("recipient = :recipient", "recipient", filter.recipient());
        if (filter.from() != null) {
            scanned.add(new Condition("id >= :from", "from", TimeOrderedId.firstOf(filter.from())));
        }
        if (filter.until() != null) {
            scanned.add(new Condition("id < :until", "until", TimeOrderedId.firstOf(filter.until())));
        }
        if (filter.outcome() != null) {
            others.add(new Condition(outcome(filter.outcome()), null, null));
        }
        if (filter.deliveryStatus() != null) {
            others.add(new Condition(
                    "delivery = :deliveryStatus",
                    "deliveryStatus",
                    filter.deliveryStatus().name()));
        }
    }

    private void equal(String sql, String name, String value) {
        if (value != null) {
            (scanned.isEmpty() ? scanned : others).add(new Condition(sql, name, value));
        }
    }

    /** A report resolves an outcome that is stored as unknown. */
    private static String outcome(MessageOutcome outcome) {
        return switch (outcome) {
            case SENT -> "(outcome = 'SENT' or outcome in ('PENDING', 'UNKNOWN') and delivery <> 'REJECTED')";
            case REJECTED -> "(outcome = 'REJECTED' or outcome in ('PENDING', 'UNKNOWN') and delivery = 'REJECTED')";
            case FAILED -> "outcome = 'FAILED'";
            case UNKNOWN -> "outcome in ('PENDING', 'UNKNOWN') and delivery is null";
        };
    }

    /** Returns the conditions for the entries to scan, each with a leading {@code and}. */
    String scanned() {
        return text(scanned);
    }

    /** Returns the conditions for the scanned entries, each with a leading {@code and}. */
    String others() {
        return text(others);
    }

    Query bindScanned(Query query) {
        return bind(query, scanned);
    }

    Query bind(Query query) {
        return bind(bindScanned(query), others);
    }

    private static String text(List<Condition> conditions) {
        return conditions.stream().map(condition -> " and " + condition.sql()).collect(Collectors.joining());
    }

    private static Query bind(Query query, List<Condition> conditions) {
        conditions.stream()
                .filter(condition -> condition.value() != null)
                .forEach(condition -> query.bind(condition.name(), condition.value()));
        return query;
    }
}
