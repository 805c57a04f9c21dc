package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.testing.LargeDatabase;
import org.exchangeconnect.testing.QueryPlans;
import org.exchangeconnect.testing.QueryPlans.Scan;
import org.exchangeconnect.web.Browser;
import org.junit.jupiter.api.Test;

/** One attempt among twenty thousand, and the removal of old ones. */
class AttemptPlansTest {

    private final AttemptRepository attempts = new AttemptRepository(LargeDatabase.shared());
    private final QueryPlans plans = QueryPlans.of(LargeDatabase.shared());

    @Test
    void anAttemptIsBegunTakenAndSettledByItsKey() {
        Browser browser = Given.browser();
        AttemptKey key = new AttemptKey(State.random(), browser);
        var later = LargeDatabase.NOW.plus(Duration.ofMinutes(10));
        attempts.add(key, Attempt.pending(Origin.LINK, Optional.empty(), Optional.empty(), later), LargeDatabase.NOW);
        assertThat(attempts.find(key)).isPresent();
        assertThat(attempts.resume(key, Origin.SETTINGS, Optional.empty(), later, LargeDatabase.NOW))
                .isTrue();
        assertThat(attempts.consume(key, LargeDatabase.NOW)).isTrue();
        attempts.settle(key, Outcome.CONNECTED, Optional.of(new ConnectionId(LargeDatabase.BUSY)));
        attempts.deleteExpired(key, LargeDatabase.NOW);
        attempts.deletePending(browser, 0);

        assertNothingGrows();
    }

    @Test
    void oldAttemptsAreRemovedByReadingThemAlone() {
        assertThat(attempts.deleteExpired(LargeDatabase.NOW.minus(Duration.ofDays(1)), 10))
                .isEqualTo(10);

        assertNothingGrows();
    }

    private void assertNothingGrows() {
        assertThat(plans.take()).isNotEmpty().noneMatch(Scan::growsWithTheTable);
    }
}
