package org.exchangeconnect.infobip;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Date} of a response (RFC 9110 section 6.6.1): when Infobip created it, in whole seconds. */
final class ResponseDate {

    /** The last date parsed: all responses within one second share it. */
    private static volatile ParsedDate last = new ParsedDate("", Optional.empty());

    private ResponseDate() {}

    private record ParsedDate(String text, Optional<Instant> date) {}

    /** Returns the date; empty when the header is absent or invalid. */
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

    /** Parses a header's value; empty when it is null or invalid. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.ofNullable(text)
                    .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
