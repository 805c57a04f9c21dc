package org.exchangeconnect.api;

import static org.exchangeconnect.connection.JsonValues.flag;
import static org.exchangeconnect.connection.JsonValues.number;
import static org.exchangeconnect.connection.JsonValues.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.MessageError;
import org.exchangeconnect.sms.journal.MessagePrice;
import org.exchangeconnect.sms.journal.MessageStatus;

/** Converts an entry of the message journal to the JSON of the REST API. */
final class MessageJson {

    private MessageJson() {}

    static JsonObject of(Delivery delivery) {
        Optional<MessageStatus> newest = Optional.ofNullable(delivery.newestStatus());
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
                .add(
                        "error",
                        newest.map(MessageStatus::error).map(MessageJson::error).orElse(JsonValue.NULL))
                .add(
                        "price",
                        newest.map(MessageStatus::price).map(MessageJson::price).orElse(JsonValue.NULL))
                .add("parts", number(newest.map(MessageStatus::parts).orElse(null)))
                .add("callbackData", text(delivery.callbackData()))
                .build();
    }

    private static JsonValue error(MessageError error) {
        return Json.object()
                .add("id", number(error.id()))
                .add("name", text(error.name()))
                .add("permanent", flag(error.permanent()))
                .build();
    }

    private static JsonValue price(MessagePrice price) {
        return Json.object()
                .add("amount", price.amount())
                .add("currency", text(price.currency()))
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
                .add("groupId", number(status.group()))
                .add("name", text(status.name()))
                .add("description", text(status.description()))
                .build();
    }
}
