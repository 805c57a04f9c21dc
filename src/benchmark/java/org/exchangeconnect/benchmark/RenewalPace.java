package org.exchangeconnect.benchmark;

import jakarta.json.JsonObject;

/**
 * Renewals that the sandbox recorded since its recorder was last cleared.
 *
 * @param renewed tokens replaced in time
 * @param doubled renewals of a token that was already replaced
 * @param late renewals of an expired token
 * @param livesLeft renewals by the token's remaining lifetime, in tenths of a second
 */
record RenewalPace(long renewed, long doubled, long late, long malformed, long[] livesLeft) {

    private static final double STEPS_PER_SECOND = 10;

    static RenewalPace of(JsonObject json) {
        return new RenewalPace(
                json.getJsonNumber("RENEWED").longValue(),
                json.getJsonNumber("DOUBLE_RENEWAL").longValue(),
                json.getJsonNumber("LAPSED").longValue(),
                json.getJsonNumber("MALFORMED").longValue(),
                json.getJsonArray("livesLeft").getValuesAs(jakarta.json.JsonNumber.class).stream()
                        .mapToLong(jakarta.json.JsonNumber::longValue)
                        .toArray());
    }

    /** Returns the difference to an earlier reading. The recorder must not be cleared in between. */
    RenewalPace since(RenewalPace before) {
        long[] lives = livesLeft.clone();
        for (int step = 0; step < before.livesLeft.length; step++) {
            lives[step] -= before.livesLeft[step];
        }
        return new RenewalPace(
                renewed - before.renewed,
                doubled - before.doubled,
                late - before.late,
                malformed - before.malformed,
                lives);
    }

    /** Returns the shortest remaining lifetime at a renewal, in seconds. */
    double least() {
        return at(0);
    }

    double median() {
        return at(0.5);
    }

    private double at(double share) {
        long rank = (long) (renewed * share);
        for (int step = 0; step < livesLeft.length; step++) {
            rank -= livesLeft[step];
            if (rank < 0) {
                return step / STEPS_PER_SECOND;
            }
        }
        return Double.NaN;
    }
}
