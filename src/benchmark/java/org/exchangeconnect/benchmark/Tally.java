package org.exchangeconnect.benchmark;

import java.sql.SQLException;

/**
 * What Infobip and the nodes' database say, at one look or since another.
 *
 * @param ranOut connections whose newest token ran out; those that were lost are among them
 */
record Tally(Pace pace, Ledger ledger, long ranOut) {

    static Tally of(Stage stage) throws SQLException {
        return new Tally(stage.infobip().pace(), stage.ledger(), stage.infobip().lapsed());
    }

    Tally since(Tally before) {
        return new Tally(pace.since(before.pace), ledger.since(before.ledger), ranOut - before.ranOut);
    }

    /** Tokens that ran out, and those that were renewed only afterwards. */
    long lapsed() {
        return ranOut + pace.late();
    }

    /** The same, apart from those of connections that are counted as lost. */
    long lapsedOtherwise() {
        return Math.max(0, ranOut - ledger.lost()) + pace.late();
    }
}
