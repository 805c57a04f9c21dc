package org.exchangeconnect.benchmark;

import java.sql.SQLException;

/**
 * What Infobip and the nodes' database say, at one look or since another.
 *
 * @param ranOut connections whose newest token ran out; those that were lost are among them
 */
record RenewalTotals(RenewalPace pace, FinalState finalState, long ranOut) {

    static RenewalTotals of(ScenarioEnvironment environment) throws SQLException {
        return new RenewalTotals(
                environment.infobip().pace(),
                environment.finalState(),
                environment.infobip().lapsed());
    }

    RenewalTotals since(RenewalTotals before) {
        return new RenewalTotals(pace.since(before.pace), finalState.since(before.finalState), ranOut - before.ranOut);
    }

    /** Tokens that ran out, and those that were renewed only afterwards. */
    long lapsed() {
        return ranOut + pace.late();
    }

    /** The same, apart from those of connections that are counted as lost. */
    long lapsedOtherwise() {
        return Math.max(0, ranOut - finalState.lost()) + pace.late();
    }
}
