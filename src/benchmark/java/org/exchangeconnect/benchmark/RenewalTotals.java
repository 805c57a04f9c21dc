package org.exchangeconnect.benchmark;

import java.sql.SQLException;

/**
 * Totals from Infobip and the nodes' database, absolute or since an earlier reading.
 *
 * @param ranOut connections whose newest token expired, including the lost ones
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

    /** Returns the number of expired tokens, including those that were renewed afterwards. */
    long lapsed() {
        return ranOut + pace.late();
    }

    /** Returns the number of expired tokens, excluding those of connections that count as lost. */
    long lapsedOtherwise() {
        return Math.max(0, ranOut - finalState.lost()) + pace.late();
    }
}
