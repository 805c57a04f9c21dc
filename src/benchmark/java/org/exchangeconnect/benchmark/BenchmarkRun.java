package org.exchangeconnect.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** One run of the benchmark, with the state that its scenarios share. */
final class BenchmarkRun {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PostgreSql postgresql;
    private final Path folder;
    private final ReportChart chart = new ReportChart();

    BenchmarkRun(PostgreSql postgresql, Path folder) {
        this.postgresql = postgresql;
        this.folder = folder;
    }

    ScenarioEnvironment stage(String name, Duration tokenLifetime) throws IOException, SQLException {
        return new ScenarioEnvironment(postgresql, folder.resolve(name), tokenLifetime);
    }

    ReportChart chart() {
        return chart;
    }

    /** Returns the duration set by {@code -Dbenchmark.<key>}, or the given default. */
    static Duration duration(String key, Duration otherwise) {
        String set = System.getProperty("benchmark." + key, "");
        return set.isBlank() ? otherwise : Duration.parse(set);
    }

    static void log(String format, Object... values) {
        System.out.println(LocalTime.now().format(SECONDS) + "  " + String.format(format, values));
    }
}
