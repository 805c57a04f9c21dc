package org.exchangeconnect.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangeconnect.connection.JsonValues;
import org.exchangeconnect.oauth.StorableText;
import org.exchangeconnect.sms.PhoneNumber;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.InfobipDate;
import org.exchangeconnect.sms.journal.MessageFilter;
import org.exchangeconnect.sms.journal.MessageOutcome;

/** Reads the filter of the message journal from the query of a URL. */
final class MessageQuery {

    private MessageQuery() {}

    /** @throws ProblemException when a parameter has no valid value */
    static MessageFilter of(MultivaluedMap<String, String> query) {
        return new MessageFilter(
                id(query, "messageId"),
                id(query, "bulkId"),
                recipient(query),
                constant(query, "outcome", MessageOutcome.values()),
                constant(query, "deliveryStatus", DeliveryStatus.values()),
                time(query, "from"),
                time(query, "until"));
    }

    private static String id(MultivaluedMap<String, String> query, String name) {
        String id = query.getFirst(name);
        if (id != null && (id.isEmpty() || !StorableText.isStorable(id))) {
            throw PageRequest.invalid(name, "Must be an id.");
        }
        return id;
    }

    private static String recipient(MultivaluedMap<String, String> query) {
        return Optional.ofNullable(query.getFirst("recipient"))
                .map(number -> PhoneNumber.digits(number)
                        .orElseThrow(() -> PageRequest.invalid(
                                "recipient", "Must be a number of 5 to 15 digits in international format.")))
                .orElse(null);
    }

    private static <E extends Enum<E>> E constant(MultivaluedMap<String, String> query, String name, E[] constants) {
        String value = query.getFirst(name);
        return value == null
                ? null
                : Stream.of(constants)
                        .filter(known -> known.name().equals(value))
                        .findFirst()
                        .orElseThrow(() -> PageRequest.invalid(name, "Must be one of " + names(constants) + "."));
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static Instant time(MultivaluedMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name))
                .map(value -> InfobipDate.read(JsonValues.text(value))
                        .orElseThrow(() -> PageRequest.invalid(name, "Must be a time such as 2026-12-01T10:00:00Z.")))
                .orElse(null);
    }
}
