package org.exchangeconnect.benchmark;

import java.util.List;

/** Something that is played and measured. */
interface Scenario {

    /** The word that {@code -Dbenchmark.only} knows it by. */
    String name();

    List<ReportSection> play(BenchmarkRun run) throws Exception;
}
