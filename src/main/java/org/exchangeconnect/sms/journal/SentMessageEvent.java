package org.exchangeconnect.sms.journal;

import static org.exchangeconnect.connection.JsonValues.flag;
import static org.exchangeconnect.connection.JsonValues.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import org.exchangeconnect.connection.MessageEvent;
import org.exchangeconnect.connection.MessageEvent.Type;

/** Creates the events of sent messages, without their texts, which the journal does not have. */
public final class SentMessageEvent {

    private static final JsonProvider JSON = JsonProvider.provider();

    private SentMessageEvent() {}

    /** Returns the event of a message whose final status arrived: its outcome or, if it has one, its delivery report. */
    public static MessageEvent of(Delivery message, Instant now) {
        DeliveryStatus delivered = message.deliveryStatus();
        Type type = delivered == DeliveryStatus.DELIVERED ? Type.MESSAGE_DELIVERED : Type.MESSAGE_FAILED;
        MessageStatus status = message.report() == null ? message.status() : message.report();
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("messageId", message.messageId())
                .add("bulkId", text(message.bulkId()))
                .add("to", message.to())
                .add("from", text(message.from()))
                .add("outcome", message.outcome().name())
                .add("deliveryStatus", text(delivered))
                .add("at", text(status == null || status.at() == null ? now : status.at()))
                .add("error", type == Type.MESSAGE_DELIVERED || status == null ? JsonValue.NULL : error(status));
        return new MessageEvent(message.connection(), type, now, json.build());
    }

    /** Infobip's error names the cause more exactly than its status does. */
    private static JsonObject error(MessageStatus status) {
        MessageError error = status.error() == null ? new MessageError(null, null, null, null) : status.error();
        return JSON.createObjectBuilder()
                .add("name", text(error.name() == null ? status.name() : error.name()))
                .add("description", text(error.name() == null ? status.description() : error.description()))
                .add("permanent", flag(error.permanent()))
                .build();
    }
}
