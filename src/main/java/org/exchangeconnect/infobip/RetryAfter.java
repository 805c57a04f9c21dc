package org.exchangeconnect.infobip;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The pause that a response requests with {@code Retry-After} (RFC 9110 section 10.2.3). */
public final class RetryAfter {

    private static final Duration MAX_PAUSE = Duration.ofHours(1);

    private RetryAfter() {}

    /**
     * Reads the headers of a response.
     *
     * @param retryAfter the value of {@code Retry-After}, in seconds or as a date; null if it is missing
     * @param date the value of {@code Date}, from which a date in {@code retryAfter} counts; null if it is missing
     * @param now used in place of a missing or invalid {@code date}
     * @return at most one hour; empty if the response requests no pause
     */
    public static Optional<Duration> read(String retryAfter, String date, Instant now) {
        return Optional.ofNullable(retryAfter)
                .map(String::strip)
                .flatMap(text -> text.matches("\\d{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : ResponseDate.parse(text)
                                .map(until -> Duration.between(
                                        ResponseDate.parse(date).orElse(now), until)))
                .filter(pause -> !pause.isNegative() && !pause.isZero())
                .map(pause -> pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause);
    }
}
