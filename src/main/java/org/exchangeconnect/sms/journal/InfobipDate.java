package org.exchangeconnect.sms.journal;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads points in time as Infobip's JSON has them. */
public final class InfobipDate {

    /** Such as {@code 2026-11-24T10:00:00.000+0000}, without a colon in the offset. */
    private static final DateTimeFormatter WITHOUT_COLON = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 9998;

    private InfobipDate() {}

    /**
     * Reads a member's value, in Infobip's format or that of RFC 3339.
     *
     * @param value null if the member is missing
     * @return empty for anything that is no point in time which every database stores
     */
    public static Optional<Instant> read(JsonValue value) {
        return value instanceof JsonString text
                ? Stream.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, WITHOUT_COLON)
                        .flatMap(format -> parse(text.getString(), format).stream())
                        .findFirst()
                : Optional.empty();
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
