package org.exchangeconnect.sandbox.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/** Times in Infobip's format, such as {@code 2026-11-24T10:00:00.000+0000}, without a colon in the offset. */
public final class InfobipTime {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private InfobipTime() {}

    public static String text(Instant instant) {
        return FORMAT.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Reads a time in Infobip's format or that of RFC 3339; empty if it is neither. */
    public static Optional<Instant> parse(String text) {
        return Stream.of(FORMAT, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                .flatMap(format -> parse(text, format).stream())
                .findFirst();
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter format) {
        try {
            return Optional.of(OffsetDateTime.parse(text, format).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
