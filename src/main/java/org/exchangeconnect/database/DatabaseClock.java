package org.exchangeconnect.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Logs;
import org.jdbi.v3.core.Jdbi;

/**
 * The application's clock. It follows the database's time, so that all nodes agree on due times and leases. Between
 * readings it runs on the JVM's monotonic counter, so a step of this machine's clock does not affect it. Safe for use
 * by many threads.
 */
@Singleton
public class DatabaseClock extends Clock {

    private static final Logger LOG = Logs.of(DatabaseClock.class);
    private static final Duration MIN_LOGGED_STEP = Duration.ofSeconds(1);

    private final Supplier<Instant> database;
    private final LongSupplier nanos;
    private volatile Anchor anchor;

    /** A database time with the value of the monotonic counter at that moment. */
    private record Anchor(Instant instant, long nanos) {}

    @Inject
    DatabaseClock(Jdbi jdbi) {
        this(() -> now(jdbi), System::nanoTime);
    }

    DatabaseClock(Supplier<Instant> database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
        this.anchor = firstAnchor();
    }

    /** Starts with this machine's time if the database is unavailable. */
    private Anchor firstAnchor() {
        try {
            return measure().anchor();
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "The database's time is unknown at startup", away);
            return new Anchor(Clock.systemUTC().instant(), nanos.getAsLong());
        }
    }

    /**
     * Reads the database's time and adopts it if the difference exceeds the duration of the reading.
     *
     * @return the adjustment of this clock, negative if it was set back
     * @throws org.jdbi.v3.core.JdbiException if the database does not respond; this clock then continues unchanged
     */
    public Duration align() {
        ClockReading measurement = measure();
        Duration difference = Duration.between(
                at(measurement.anchor().nanos()), measurement.anchor().instant());
        if (difference.abs().compareTo(measurement.took()) <= 0) {
            return Duration.ZERO;
        }
        anchor = measurement.anchor();
        if (difference.abs().compareTo(MIN_LOGGED_STEP) > 0) {
            LOG.warning(() -> "Clock adjusted to the database's: difference=" + difference);
        }
        return difference;
    }

    /**
     * Truncated to milliseconds, the precision of the tables. Rounding up would store a due time slightly in the
     * future.
     */
    @Override
    public Instant instant() {
        return at(nanos.getAsLong()).truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant at(long reading) {
        Anchor known = anchor;
        return known.instant().plusNanos(reading - known.nanos());
    }

    /** A reading of the database's time, which is assigned to the middle of the query. */
    private record ClockReading(Anchor anchor, Duration took) {}

    private ClockReading measure() {
        long before = nanos.getAsLong();
        Instant instant = database.get();
        long after = nanos.getAsLong();
        return new ClockReading(
                new Anchor(instant, before + (after - before) / 2),
                Duration.ofNanos(after - before).plusMillis(1));
    }

    private static Instant now(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select current_timestamp as now")
                .map((row, context) -> InstantColumn.read(row, "now"))
                .one());
    }

    /** Returns how far this machine's clock is ahead of the database's; negative if it is behind. */
    Duration machineAhead() {
        return Duration.between(instant(), Clock.systemUTC().instant());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the time zone of this clock is fixed");
    }
}
