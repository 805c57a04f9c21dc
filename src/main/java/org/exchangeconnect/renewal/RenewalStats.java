package org.exchangeconnect.renewal;

import java.time.Instant;

/**
 * What came of renewals in one minute.
 *
 * @param at the minute's beginning
 * @param failed tries that will be repeated
 * @param ended connections that lost their token for good
 */
public record RenewalStats(Instant at, long renewed, long failed, long ended) {

    boolean isEmpty() {
        return renewed == 0 && failed == 0 && ended == 0;
    }
}
