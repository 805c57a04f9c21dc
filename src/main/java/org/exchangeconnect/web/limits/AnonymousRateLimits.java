package org.exchangeconnect.web.limits;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.exchangeconnect.limits.KeyedRateLimit;

/**
 * Limits page views and started authorization flows per network for callers without credentials. A flow that returns
 * from Infobip no longer counts, so only abandoned flows use up a network's allowance.
 */
@Singleton
class AnonymousRateLimits {

    private static final int PAGES_AT_ONCE = 500;
    private static final int PAGES_PER_SECOND = 50;
    private static final int FLOWS_AT_ONCE = 600;
    private static final int FLOWS_PER_SECOND = 5;

    private final KeyedRateLimit pages;
    private final KeyedRateLimit flows;

    @Inject
    AnonymousRateLimits(Clock clock) {
        pages = new KeyedRateLimit(PAGES_AT_ONCE, PAGES_PER_SECOND, clock);
        flows = new KeyedRateLimit(FLOWS_AT_ONCE, FLOWS_PER_SECOND, clock);
    }

    /** Counts a page view and returns how long the network has to wait; zero when the view is allowed. */
    Duration page(String network) {
        return pages.count(network);
    }

    /** Counts a started flow and returns how long the network has to wait; zero when the flow is allowed. */
    Duration flow(String network) {
        return flows.count(network);
    }

    /** Removes a returned flow from the count. */
    void flowReturned(String network) {
        flows.release(network);
    }
}
