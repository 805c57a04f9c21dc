package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.time.Instant;

/** Connections that come in due evenly, as they would be after a while, and are watched. */
final class Crowd {

    static final Duration LIFE = Duration.ofMinutes(1);
    static final Duration LATENCY = Duration.ofMillis(150);

    private static final Duration SPREAD = Duration.ofSeconds(31);
    private static final Duration STEP = Duration.ofSeconds(10);

    private final Stage stage;
    private final int count;

    Crowd(Stage stage, int count) {
        this.stage = stage;
        this.count = count;
    }

    Crowd enter() throws Exception {
        stage.infobip().latency(LATENCY);
        Instant issued = Instant.now();
        stage.connections().put(stage.infobip().accounts(count), issued, LIFE, SPREAD, Duration.ZERO);
        Run.say(
                "%,d connections are in after %d ms",
                count, Duration.between(issued, Instant.now()).toMillis());
        stage.infobip().forget();
        return this;
    }

    /** Watches for a while, and says how it goes. */
    void watch(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            Waiting.pause(Duration.ofNanos(Math.min(STEP.toNanos(), Math.max(1, end - System.nanoTime()))));
            Pace pace = stage.infobip().pace();
            Run.say(
                    "%,9d renewals, %d late, %d twice, least life left %.1f s",
                    pace.renewed(), pace.late(), pace.doubled(), pace.least());
        }
    }
}
