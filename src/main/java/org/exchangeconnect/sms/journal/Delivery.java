package org.exchangeconnect.sms.journal;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;

/**
 * An entry of the message journal: one message to one destination, with its outcome and delivery report.
 *
 * @param id a time-ordered UUID
 * @param messageId the message's id at Infobip: the caller's, or the entry's id by default
 * @param to digits only
 * @param from null if the request has no sender: then Infobip chooses one
 * @param status null if Infobip returned none
 * @param bulkId Infobip's id of the whole request; null if neither the request nor Infobip has one
 * @param sendAt when Infobip is to send the message; null for at once
 * @param settledAt when the outcome became known; null if it never did, because the server stopped in between
 * @param report the delivery report; null while there is none
 * @param callbackData the caller's text for the delivery report; null for none
 */
public record Delivery(
        UUID id,
        ConnectionId connection,
        String messageId,
        String to,
        String from,
        MessageOutcome outcome,
        MessageStatus status,
        String bulkId,
        Instant createdAt,
        Instant sendAt,
        Instant settledAt,
        MessageStatus report,
        String callbackData) {

    private static final Set<String> NAMED_STATUSES = Set.of(
            "REJECTED_NETWORK", "REJECTED_DESTINATION", "REJECTED_DUPLICATE_MESSAGE_ID", "REJECTED_NOT_ENOUGH_CREDITS");

    /**
     * Returns an entry for a message that is about to be requested.
     *
     * @param sendAt null for at once
     */
    public static Delivery pending(
            UUID id,
            ConnectionId connection,
            String messageId,
            String to,
            String from,
            Instant createdAt,
            Instant sendAt) {
        return new Delivery(
                id,
                connection,
                messageId,
                to,
                from,
                MessageOutcome.UNKNOWN,
                null,
                null,
                createdAt,
                sendAt,
                null,
                null,
                null);
    }

    /** Returns this entry with what its request says about it; null for what it does not say. */
    public Delivery requested(String bulk, String data) {
        return new Delivery(
                id, connection, messageId, to, from, outcome, status, bulk, createdAt, sendAt, settledAt, report, data);
    }

    /**
     * Returns this entry with the outcome of sending the message.
     *
     * @param bulk null to keep the request's
     */
    public Delivery settled(MessageOutcome result, MessageStatus resultStatus, String bulk, Instant now) {
        return new Delivery(
                id,
                connection,
                messageId,
                to,
                from,
                result,
                resultStatus,
                bulk == null ? bulkId : bulk,
                createdAt,
                sendAt,
                now,
                report,
                callbackData);
    }

    /** Returns Infobip's newest status: that of the delivery report or else of the response; null for none. */
    public MessageStatus newestStatus() {
        return report == null ? status : report;
    }

    /** Returns this entry with a delivery report, which also resolves an unknown outcome. */
    public Delivery reported(MessageStatus newReport) {
        MessageOutcome result = outcome == MessageOutcome.UNKNOWN ? newReport.outcome() : outcome;
        return new Delivery(
                id,
                connection,
                messageId,
                to,
                from,
                result,
                status,
                bulkId,
                createdAt,
                sendAt,
                settledAt,
                newReport,
                callbackData);
    }

    /** Returns what the delivery report says about the message; null while there is none. */
    public DeliveryStatus deliveryStatus() {
        return report == null ? null : report.deliveryStatus().orElse(null);
    }

    /** Returns the text key of the entry's state, such as {@code sms.SENT}. */
    public String textKey() {
        DeliveryStatus delivered = deliveryStatus();
        if (delivered != null && delivered != DeliveryStatus.PENDING) {
            return "sms." + delivered.name();
        }
        boolean apart = status != null && NAMED_STATUSES.contains(status.name());
        return "sms." + (apart && outcome == MessageOutcome.REJECTED ? status.name() : outcome.name());
    }
}
