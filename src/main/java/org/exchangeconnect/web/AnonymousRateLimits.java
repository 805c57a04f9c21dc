package org.exchangeconnect.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Limits per network on what nobody needs credentials for: pages, and flows that are started. A flow that comes back
 * from Infobip counts no more, so that only abandoned ones use a network's allowance up.
 */
@Singleton
class AnonymousRateLimits {

    private static final int PAGES_AT_ONCE = 500;
    private static final int PAGES_PER_SECOND = 50;
    private static final int FLOWS_AT_ONCE = 600;
    private static final int FLOWS_PER_SECOND = 5;

    private final CallerRateLimit pages;
    private final CallerRateLimit flows;

    @Inject
    AnonymousRateLimits(Clock clock) {
        pages = new CallerRateLimit(PAGES_AT_ONCE, PAGES_PER_SECOND, clock);
        flows = new CallerRateLimit(FLOWS_AT_ONCE, FLOWS_PER_SECOND, clock);
    }

    /** Counts a page view; returns how long to wait, zero when it is allowed. */
    Duration page(String network) {
        return pages.count(network);
    }

    /** Counts a started flow; returns how long to wait, zero when it is allowed. */
    Duration flow(String network) {
        return flows.count(network);
    }

    /** Takes a flow that came back off the count. */
    void flowReturned(String network) {
        flows.release(network);
    }
}
