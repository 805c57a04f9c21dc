package org.exchangeconnect.sms;

import static org.exchangeconnect.sms.MessageStatus.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exchangeconnect.infobip.InfobipError;

/** Derives the journal entry of each destination from the response to the whole request. */
final class DeliveryMapper {

    private static final int MAX_BULK_ID_CHARACTERS = 128;

    private final SmsResponse response;
    private final Map<String, MessageStatus> statuses = new HashMap<>();

    private DeliveryMapper(SmsResponse response) {
        this.response = response;
        if (response.sendStatus() == SendStatus.ANSWERED) {
            response.body().getJsonArray("messages").forEach(message -> {
                if (message instanceof JsonObject object) {
                    read(object);
                }
            });
        }
    }

    /** @param createdAt when the pending journal entries were written */
    static List<Delivery> deliveries(SmsRequest request, SmsResponse response, Instant createdAt, Instant now) {
        DeliveryMapper mapper = new DeliveryMapper(response);
        return request.destinations().stream()
                .map(destination -> mapper.delivery(destination, createdAt, now))
                .toList();
    }

    private void read(JsonObject message) {
        if (message.get("messageId") instanceof JsonString id && message.get("status") instanceof JsonObject status) {
            statuses.put(id.getString(), MessageStatus.read(status));
        }
    }

    private Delivery delivery(Destination destination, Instant createdAt, Instant now) {
        MessageStatus status = statuses.getOrDefault(destination.messageId(), refusal());
        return new Delivery(
                destination.id(),
                destination.messageId(),
                destination.to(),
                destination.from(),
                status == null || status.group() == null ? response.sendStatus().outcome() : status.outcome(),
                status,
                response.body() == null ? null : text(response.body(), "bulkId", MAX_BULK_ID_CHARACTERS),
                createdAt,
                now,
                null);
    }

    /** Returns Infobip's reason for refusing the whole request; null if there is none. */
    private MessageStatus refusal() {
        return response.body() == null || response.sendStatus() == SendStatus.ANSWERED
                ? null
                : InfobipError.of(response.body())
                        .map(error -> new MessageStatus(null, error.id(), error.text()))
                        .orElse(null);
    }
}
