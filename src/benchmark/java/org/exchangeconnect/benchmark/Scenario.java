package org.exchangeconnect.benchmark;

import java.util.List;

/** A benchmark scenario that is run and measured. */
interface Scenario {

    /** Returns the name for {@code -Dbenchmark.only}. */
    String name();

    List<ReportSection> play(BenchmarkRun run) throws Exception;
}
