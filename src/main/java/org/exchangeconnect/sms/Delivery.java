package org.exchangeconnect.sms;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An entry of the message journal: one message to one destination, with its outcome and delivery report.
 *
 * @param id a time-ordered UUID
 * @param messageId the message's id at Infobip
 * @param to digits only
 * @param from null if the request has no sender
 * @param status null if Infobip returned none
 * @param bulkId Infobip's id of the whole request; null if Infobip returned none
 * @param settledAt when the outcome became known; null if it never did, because the server stopped in between
 * @param report the delivery report; null while there is none
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

    /** Returns the text key of the entry's state, such as {@code sms.SENT}. */
    public String textKey() {
        if (report != null && report.deliveryStatus() != DeliveryStatus.PENDING) {
            return "sms." + report.deliveryStatus().name();
        }
        boolean apart = status != null && NAMED_STATUSES.contains(status.name());
        return "sms." + (apart && outcome == MessageOutcome.REJECTED ? status.name() : outcome.name());
    }
}
