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
 * What Infobip reports of one message, pushed, fetched or in its logs.
 *
 * @param name of the status, such as {@code DELIVERED_TO_HANDSET}; null when Infobip gave none
 * @param description in Infobip's words; null when Infobip gave none
 * @param at when that became of it; null when Infobip gave no time that can be read
 */
public record DeliveryReport(DeliveryStatus deliveryStatus, String name, String description, Instant at) {

    /** Infobip writes {@code 2026-11-24T10:00:00.000+0000}, without a colon in the offset. */
    private static final DateTimeFormatter INFOBIP_FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private static final int MAX_ID_CHARACTERS = 200;
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 9998;

    /** A report and the message that it is of. */
    record MessageReport(String messageId, DeliveryReport report) {}

    /** Reads the reports of a body, {@code {"results":[…]}}; whatever is none of a message counts as not there. */
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
