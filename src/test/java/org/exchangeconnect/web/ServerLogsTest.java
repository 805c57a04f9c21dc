package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServerLogsTest {

    private final Filter strangers = new ServerLogs.Strangers();

    @Test
    void aClientThatWentAwayIsNoWarning() {
        assertThat(strangers.isLoggable(line(new UncheckedIOException(new IOException("Connection is closed")))))
                .isFalse();
    }

    @Test
    void aDatabaseThatWentAwayIsNoClient() {
        assertThat(ClientAborts.isCause(new IllegalStateException(
                        new java.sql.SQLException("lost", new IOException("Connection reset")))))
                .isFalse();
        assertThat(ClientAborts.isCause(new IOException("disk is full"))).isFalse();
    }

    @Test
    void aMalformedRequestIsOneLine() {
        LogRecord line = line(new IllegalArgumentException("Illegal hex characters"));

        assertThat(strangers.isLoggable(line)).isTrue();
        assertThat(line.getThrown()).isNull();
    }

    @Test
    void ownFaultsKeepTheirTraceAndNothingFillsTheLog() {
        LogRecord fault = line(new NullPointerException());
        assertThat(strangers.isLoggable(fault)).isTrue();
        assertThat(fault.getThrown()).isNotNull();

        assertThat(IntStream.range(0, 1_000)
                        .filter(i -> strangers.isLoggable(line(null)))
                        .count())
                .isLessThanOrEqualTo(2 * 60);
    }

    private static LogRecord line(Throwable thrown) {
        LogRecord line = new LogRecord(Level.WARNING, "A request failed");
        line.setThrown(thrown);
        return line;
    }
}
