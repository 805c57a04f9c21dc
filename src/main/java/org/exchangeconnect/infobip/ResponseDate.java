package org.exchangeconnect.infobip;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Date} of an answer (RFC 9110 section 6.6.1): Infobip's time, to the second, when it was made. */
final class ResponseDate {

    /** The last one read: of the answers that come within a second, all have the same. */
    private static volatile ParsedDate last = new ParsedDate("", Optional.empty());

    private ResponseDate() {}

    private record ParsedDate(String text, Optional<Instant> date) {}

    /** Gives the date; empty where there is none, or nothing that is one. */
    static Optional<Instant> of(HttpHeaders headers) {
        return headers.firstValue("Date").flatMap(ResponseDate::read);
    }

    private static Optional<Instant> read(String text) {
        ParsedDate known = last;
        if (!known.text().equals(text)) {
            known = new ParsedDate(text, parse(text));
            last = known;
        }
        return known.date();
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
