package org.exchangeconnect.sms;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of one message to one destination: an entry of the message journal.
 *
 * @param id time-ordered
 * @param messageId the id that Infobip knows it by
 * @param to digits only
 * @param from null when the request named no sender
 * @param status null when Infobip gave none
 * @param bulkId Infobip's id of the request it was in; null when Infobip gave none
 * @param settledAt when the outcome was known to be this; null when it never was: the server stopped in between
 * @param report what became of it after Infobip took it; null while that is not known
 */
public record Delivery(
        UUID id,
        String messageId,
        String to,
        String from,
        MessageOutcome outcome,
        MessageStatus status,
        String bulkId,
        Instant createdAt,
        Instant settledAt,
        DeliveryReport report) {

    private static final Set<String> NAMED_STATUSES = Set.of(
            "REJECTED_NETWORK", "REJECTED_DESTINATION", "REJECTED_DUPLICATE_MESSAGE_ID", "REJECTED_NOT_ENOUGH_CREDITS");

    /** Gives the key of the text that says it in plain words, such as {@code sms.SENT}. */
    public String textKey() {
        if (report != null && report.deliveryStatus() != DeliveryStatus.PENDING) {
            return "sms." + report.deliveryStatus().name();
        }
        boolean apart = status != null && NAMED_STATUSES.contains(status.name());
        return "sms." + (apart && outcome == MessageOutcome.REJECTED ? status.name() : outcome.name());
    }
}
