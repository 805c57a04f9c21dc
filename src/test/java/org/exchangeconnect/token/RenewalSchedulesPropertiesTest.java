package org.exchangeconnect.token;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.RenewalSimulation.SimulationStep;
import org.exchangeconnect.token.RenewalSimulation.StepKind;

/**
 * Two nodes renew by random schedules, over a simulated clock and the real SQL: responses are lost, nodes are killed
 * and pause, the database becomes unavailable, and accounts connect again and disconnect. {@link RenewalSimulation}
 * checks the invariants after every step and at the end.
 */
class RenewalSchedulesPropertiesTest {

    private static final int MAX_STEPS = 40;

    @Property
    void onH2NoScheduleLosesATokenThatCanBeKept(@ForAll("schedules") List<SimulationStep> schedule) {
        RenewalSimulation.of(Storage.H2).play(schedule);
    }

    @Property
    void onPostgreSqlNoScheduleLosesATokenThatCanBeKept(@ForAll("schedules") List<SimulationStep> schedule) {
        RenewalSimulation.of(Storage.POSTGRESQL).play(schedule);
    }

    @Provide
    Arbitrary<List<SimulationStep>> schedules() {
        Arbitrary<SimulationStep> step = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(10, Arbitraries.just(StepKind.CLAIM_AND_ATTEMPT)),
                                Tuple.of(12, Arbitraries.just(StepKind.RENEW)),
                                Tuple.of(5, Arbitraries.just(StepKind.SAVE)),
                                Tuple.of(12, Arbitraries.just(StepKind.TIME)),
                                Tuple.of(12, Arbitraries.of(StepKind.class))),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 2))
                .as(SimulationStep::new);
        return step.list().ofMinSize(5).ofMaxSize(MAX_STEPS);
    }

    /** Clock advances of one step, from short to more than half a lifetime. */
    static final List<Duration> PAUSES = List.of(Duration.ofSeconds(4), Duration.ofSeconds(13), Duration.ofSeconds(37));
}
