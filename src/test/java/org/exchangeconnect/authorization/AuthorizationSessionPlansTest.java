package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.testing.LargeDatabase;
import org.exchangeconnect.testing.QueryPlans;
import org.exchangeconnect.testing.QueryPlans.Scan;
import org.exchangeconnect.web.session.BrowserCookie;
import org.junit.jupiter.api.Test;

/** Query plans with twenty thousand authorization sessions: finding one, and removing old ones. */
class AuthorizationSessionPlansTest {

    private final AuthorizationSessionRepository sessions = new AuthorizationSessionRepository(LargeDatabase.shared());
    private final QueryPlans plans = QueryPlans.of(LargeDatabase.shared());

    @Test
    void anAttemptIsBegunTakenAndSettledByItsKey() {
        BrowserCookie browser = AuthorizationFixture.browser();
        AuthorizationSessionKey key = new AuthorizationSessionKey(State.random(), browser);
        var later = LargeDatabase.NOW.plus(Duration.ofMinutes(10));
        sessions.add(
                key,
                AuthorizationSession.pending(EntryPoint.LINK, Optional.empty(), Optional.empty(), later),
                LargeDatabase.NOW);
        assertThat(sessions.find(key)).isPresent();
        assertThat(sessions.resume(key, EntryPoint.SETTINGS, Optional.empty(), later, LargeDatabase.NOW))
                .isTrue();
        assertThat(sessions.consume(key, LargeDatabase.NOW)).isTrue();
        sessions.settle(key, FlowOutcome.CONNECTED, Optional.of(new ConnectionId(LargeDatabase.BUSY)));
        sessions.deleteExpired(key, LargeDatabase.NOW);
        sessions.deletePending(browser, 0);

        assertNothingGrows();
    }

    @Test
    void oldAttemptsAreRemovedByReadingThemAlone() {
        assertThat(sessions.deleteExpired(LargeDatabase.NOW.minus(Duration.ofDays(1)), 10))
                .isEqualTo(10);

        assertNothingGrows();
    }

    private void assertNothingGrows() {
        assertThat(plans.take()).isNotEmpty().noneMatch(Scan::growsWithTheTable);
    }
}
