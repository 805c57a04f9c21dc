package org.exchangeconnect.renewal;

import java.time.Instant;

/**
 * The renewal results of one minute.
 *
 * @param at the start of the minute
 * @param failed attempts that will be retried
 * @param ended connections that lost their token permanently
 */
public record RenewalStats(Instant at, long renewed, long failed, long ended) {

    boolean isEmpty() {
        return renewed == 0 && failed == 0 && ended == 0;
    }
}
