package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Infobip's report about one message, whether pushed, fetched or read from its logs.
 *
 * @param name the status name, such as {@code DELIVERED_TO_HANDSET}; null if Infobip sent none
 * @param description Infobip's text; null if Infobip sent none
 * @param at when the message reached this status; null if Infobip sent no readable time
 */
public record DeliveryReport(DeliveryStatus deliveryStatus, String name, String description, Instant at) {

    /** Infobip's format, such as {@code 2026-11-24T10:00:00.000+0000}, has no colon in the offset. */
    private static final DateTimeFormatter INFOBIP_FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private static final int MAX_ID_CHARACTERS = 200;
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 9998;

    /** A report with the id of its message. */
    record MessageReport(String messageId, DeliveryReport report) {}

    /** Reads the reports of a body, {@code {"results":[…]}}. Skips results that are no valid report of a message. */
    static List<MessageReport> read(JsonObject body) {
        return body.get("results") instanceof List<?> results
                ? results.stream()
                        .filter(JsonObject.class::isInstance)
                        .flatMap(result -> readOne((JsonObject) result).stream())
                        .toList()
                : List.of();
    }

    private static Optional<MessageReport> readOne(JsonObject result) {
        if (!(result.get("messageId") instanceof JsonString id)
                || id.getString().length() > MAX_ID_CHARACTERS
                || !(result.get("status") instanceof JsonObject object)) {
            return Optional.empty();
        }
        MessageStatus status = MessageStatus.read(object);
        return status.deliveryStatus()
                .map(deliveryStatus -> new DeliveryReport(
                        deliveryStatus, status.name(), status.description(), at(result.get("doneAt"))))
                .map(report -> new MessageReport(id.getString(), report));
    }

    private static Instant at(JsonValue value) {
        return value instanceof JsonString text
                ? Stream.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, INFOBIP_FORMAT)
                        .flatMap(format -> parse(text.getString(), format).stream())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter format) {
        try {
            return Optional.of(OffsetDateTime.parse(text, format))
                    .filter(time -> time.getYear() >= EARLIEST_YEAR && time.getYear() <= LATEST_YEAR)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
