package org.exchangeconnect.token;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Date} of an answer (RFC 9110 section 6.6.1): Infobip's time, to the second, when it was made. */
final class AnswerDate {

    /** Many answers come within a second, and each says the same. */
    private static volatile Known last = new Known("", Optional.empty());

    private AnswerDate() {}

    private record Known(String text, Optional<Instant> instant) {}

    /** Gives the date; empty where there is none, or nothing that is one. */
    static Optional<Instant> of(HttpHeaders headers) {
        return headers.firstValue("Date").flatMap(AnswerDate::read);
    }

    private static Optional<Instant> read(String text) {
        Known known = last;
        if (!known.text().equals(text)) {
            known = new Known(text, parse(text));
            last = known;
        }
        return known.instant();
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
