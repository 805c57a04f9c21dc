package org.exchangeconnect.sms.inbound;

import static org.exchangeconnect.connection.JsonValues.text;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import org.exchangeconnect.connection.MessageEvent;
import org.exchangeconnect.connection.MessageEvent.Type;

/** Creates the events of inbound messages, which contain the text. */
final class ReceivedMessageEvent {

    private static final JsonProvider JSON = JsonProvider.provider();

    private ReceivedMessageEvent() {}

    static MessageEvent of(ReceivedMessage message) {
        JsonObject json = JSON.createObjectBuilder()
                .add("id", message.id().toString())
                .add("messageId", message.messageId())
                .add("from", text(message.from()))
                .add("to", text(message.to()))
                .add("text", message.text())
                .add("keyword", text(message.keyword()))
                .add("receivedAt", message.receivedAt().toString())
                .build();
        return new MessageEvent(message.connection(), Type.MESSAGE_RECEIVED, message.storedAt(), json);
    }
}
