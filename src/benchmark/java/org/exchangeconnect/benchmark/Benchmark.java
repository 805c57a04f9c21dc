package org.exchangeconnect.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the scenarios and writes {@code report.md} and {@code picture.svg}. {@code -Dbenchmark.only=limit,two-nodes}
 * runs only the named scenarios.
 */
public final class Benchmark {

    private static final List<Scenario> ALL = List.of(
            new ThroughputScenario(),
            new SmsScenario(),
            new KeepAliveScenario(),
            new OneNodeScenario(),
            new TwoNodesScenario());

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Logger.getLogger("io.zonky.test").setLevel(Level.WARNING);
        Logger.getLogger("").setLevel(Level.WARNING);
        Path folder = Path.of(System.getProperty("benchmark.folder", "target/benchmark"))
                .toAbsolutePath();
        Files.createDirectories(folder);
        Map<String, ReportSection> sections = new LinkedHashMap<>();
        int broken = 0;
        try (PostgreSql postgresql = PostgreSql.start(folder.resolve("postgresql"))) {
            BenchmarkRun run = new BenchmarkRun(postgresql, folder);
            for (Scenario scenario : chosen()) {
                BenchmarkRun.log("--- %s", scenario.name());
                broken += play(scenario, run, sections) ? 0 : 1;
                Files.writeString(
                        folder.resolve("report.md"),
                        report(postgresql.describe(), Duration.ofNanos(System.nanoTime() - start), sections.values()));
                Files.writeString(folder.resolve("picture.svg"), run.chart().svg());
            }
        }
        System.out.println("\n" + Files.readString(folder.resolve("report.md")));
        BenchmarkRun.log("report: %s", folder.resolve("report.md"));
        System.exit(broken == 0 ? 0 : 1);
    }

    /**
     * Runs one scenario and returns whether it completed. A failure becomes a section of its own, so the results of the
     * other scenarios are kept.
     */
    private static boolean play(Scenario scenario, BenchmarkRun run, Map<String, ReportSection> sections) {
        try {
            scenario.play(run).forEach(section -> sections.put(section.title(), section));
            return true;
        } catch (Exception | AssertionError broken) {
            broken.printStackTrace();
            sections.put(
                    scenario.name(),
                    new ReportSection(scenario.name(), "This could not be measured.", "why").row(broken.toString()));
            return false;
        }
    }

    private static List<Scenario> chosen() {
        String only = System.getProperty("benchmark.only", "");
        if (only.isBlank()) {
            return ALL;
        }
        Set<String> names = Set.of(only.split(","));
        List<Scenario> some =
                ALL.stream().filter(scenario -> names.contains(scenario.name())).toList();
        if (some.size() < names.size()) {
            throw new IllegalArgumentException("benchmark.only: there are "
                    + ALL.stream().map(Scenario::name).toList());
        }
        return some;
    }

    private static String report(String database, Duration took, Collection<ReportSection> sections) {
        StringBuilder report = new StringBuilder("# Benchmark\n\n`mvn -Pbenchmark verify` wrote this on "
                + LocalDate.now() + " in " + took.toMinutes() + " min " + took.toSecondsPart() + " s, on "
                + Machine.describe() + ". " + database
                + ", the sandbox (a JVM of its own), the nodes (Payara Micro, -Xmx512m"
                + " each) and this program shared the machine. Tokens live one minute; connections are put straight into"
                + " the database, their tokens sealed with the nodes' key file and known to the sandbox.\n\n"
                + "![Renewals a second beside the limit; remaining lifetime at renewal](picture.svg)\n\n");
        sections.forEach(section -> report.append(section.markdown()));
        return report.toString();
    }
}
