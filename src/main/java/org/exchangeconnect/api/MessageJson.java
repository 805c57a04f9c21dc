package org.exchangeconnect.api;

import static org.exchangeconnect.api.Json.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.MessageStatus;

/** Converts an entry of the message journal to the JSON of the REST API. */
final class MessageJson {

    private MessageJson() {}

    static JsonObject of(Delivery delivery) {
        return Json.object()
                .add("id", delivery.id().toString())
                .add("messageId", delivery.messageId())
                .add("bulkId", text(delivery.bulkId()))
                .add("to", delivery.to())
                .add("from", text(delivery.from()))
                .add("outcome", delivery.outcome().name())
                .add("status", delivery.status() == null ? JsonValue.NULL : status(delivery.status()))
                .add("createdAt", text(delivery.createdAt()))
                .add("settledAt", text(delivery.settledAt()))
                .add("deliveryStatus", text(delivery.deliveryStatus()))
                .add("deliveryReport", delivery.report() == null ? JsonValue.NULL : report(delivery.report()))
                .build();
    }

    private static JsonObject report(MessageStatus report) {
        return Json.object()
                .add("name", text(report.name()))
                .add("description", text(report.description()))
                .add("at", text(report.at()))
                .build();
    }

    private static JsonObject status(MessageStatus status) {
        return Json.object()
                .add("groupId", status.group() == null ? JsonValue.NULL : Json.PROVIDER.createValue(status.group()))
                .add("name", text(status.name()))
                .add("description", text(status.description()))
                .build();
    }
}
