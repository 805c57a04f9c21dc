package org.exchangeconnect.sms;

import static org.exchangeconnect.sms.journal.MessageStatus.text;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.infobip.InfobipError;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.sms.journal.MessageStatus;

/**
 * The result of a request to send.
 *
 * @param answer Infobip's unmodified JSON; null if there is none, never null for {@link CallStatus#ANSWERED}
 * @param retryAfter the pause that Infobip requested; null if it requested none
 * @param deliveries one for each destination, in the order of the request
 */
public record SmsResult(CallStatus sendStatus, JsonObject answer, Duration retryAfter, List<Delivery> deliveries) {

    static final int MAX_BULK_ID_CHARACTERS = 128;

    public SmsResult {
        deliveries = List.copyOf(deliveries);
    }

    /** Returns the result of a request without a response, still without its messages. */
    static SmsResult without(CallStatus sendStatus) {
        return new SmsResult(sendStatus, null, null, List.of());
    }

    /** Returns this result with the messages of its request, each with its own status or else the request's. */
    SmsResult settle(List<Delivery> pending, Instant now) {
        Map<String, MessageStatus> statuses = sendStatus == CallStatus.ANSWERED
                ? MessageStatus.readAll(answer.get("messages"))
                        .collect(Collectors.toMap(
                                MessageStatus::messageId, Function.identity(), (first, second) -> second))
                : Map.of();
        String bulkId = answer == null ? null : text(answer, "bulkId", MAX_BULK_ID_CHARACTERS);
        List<Delivery> settled = pending.stream()
                .map(message -> settled(message, statuses.get(message.messageId()), bulkId, now))
                .toList();
        return new SmsResult(sendStatus, answer, retryAfter, settled);
    }

    private Delivery settled(Delivery message, MessageStatus status, String bulkId, Instant now) {
        return status == null || status.group() == null
                ? message.settled(
                        MessageOutcome.of(sendStatus),
                        status == null ? refusal(message.messageId()) : status,
                        bulkId,
                        now)
                : message.settled(status.outcome(), status, bulkId, now);
    }

    /** Returns Infobip's reason for refusing the whole request as a message's status; null if there is none. */
    private MessageStatus refusal(String messageId) {
        return sendStatus == CallStatus.ANSWERED
                ? null
                : InfobipError.of(answer)
                        .map(error -> new MessageStatus(messageId, null, error.id(), error.text(), null))
                        .orElse(null);
    }
}
