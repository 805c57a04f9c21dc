package org.exchangeconnect.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The suffix of log lines, and the rate limit of repeated lines. */
class LogsTest {

    private final Logger log = Logs.of(LogsTest.class);
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.setLevel(Level.ALL);
        log.setUseParentHandlers(false);
        log.addHandler(handler);
    }

    @AfterEach
    void leave() {
        log.removeHandler(handler);
    }

    @Test
    void aLineEndsWithTheIdOfWhatWroteIt() {
        try (var request = Correlation.begin("order-4711")) {
            log.info("The request began");
            Correlation.during("renewal-3", () -> log.info("A renewal within it"));
            log.info("The request ended");
            assertThat(request.id()).isEqualTo("order-4711");
        }
        log.info("Nobody's line");

        assertThat(lines)
                .containsExactly(
                        "The request began [order-4711]",
                        "A renewal within it [renewal-3]",
                        "The request ended [order-4711]",
                        "Nobody's line");
    }

    @Test
    void anIdThatIsLongOrNotPlainIsReplaced() {
        for (String bad : new String[] {"", "two words", "a\nb", "{0}", "x".repeat(65), "<b>", null}) {
            try (var request = Correlation.begin(bad)) {
                assertThat(request.id()).matches("[A-Za-z0-9_-]{16}");
            }
        }
        assertThat(Correlation.current()).isEmpty();
    }

    @Test
    void aLostDatabaseIsToldOnceAMinute() {
        assertThat(passed(new LogRateLimit(1), 0, 1, 59, 60, 61, 121)).containsExactly(0L, 60L, 121L);
    }

    @Test
    void ofWhatComesOftenSomeLinesAMinuteAreWritten() {
        assertThat(passed(new LogRateLimit(3), 0, 10, 20, 30, 59, 60, 61, 62, 63, 119, 300))
                .containsExactly(0L, 10L, 20L, 60L, 61L, 62L, 300L);
    }

    @Test
    void strangersFillNoLogAndEachOfTheirLinesHasItsRequestsId() {
        Logger strangers = Logs.ofStrangers(LogsTest.class);

        try (var request = Correlation.begin("guess-1")) {
            for (int guess = 0; guess < 1_000; guess++) {
                strangers.warning("Authorization ended: outcome=UNKNOWN");
            }
            assertThat(lines)
                    .hasSize(Logs.LINES_PER_MINUTE)
                    .containsOnly("Authorization ended: outcome=UNKNOWN [" + request.id() + "]");
        }
    }

    private static List<Long> passed(Filter filter, long... seconds) {
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        return LongStream.of(seconds)
                .boxed()
                .filter(second -> filter.isLoggable(at(first, second)))
                .toList();
    }

    private static LogRecord at(Instant loss, long second) {
        LogRecord line = new LogRecord(Level.WARNING, "The connection is broken");
        line.setInstant(loss.plusSeconds(second));
        return line;
    }
}
