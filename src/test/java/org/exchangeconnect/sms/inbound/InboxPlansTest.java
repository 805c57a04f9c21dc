package org.exchangeconnect.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.testing.LargeDatabase;
import org.exchangeconnect.testing.QueryPlans;
import org.exchangeconnect.testing.QueryPlans.Scan;
import org.junit.jupiter.api.Test;

/** Query plans of the queue of connections with twenty thousand of them. */
class InboxPlansTest {

    private final InboxQueueRepository queue =
            new InboxQueueRepository(LargeDatabase.shared(), Clock.fixed(LargeDatabase.NOW, ZoneOffset.UTC));
    private final QueryPlans plans = QueryPlans.of(LargeDatabase.shared());

    @Test
    void aClaimAHintAndAnAccountsConnectionReadAFewRows() {
        ConnectionId claimed = queue.claim(LargeDatabase.NOW.plusSeconds(300)).orElseThrow();
        queue.due(claimed, LargeDatabase.NOW.plusSeconds(300), LargeDatabase.NOW);
        queue.dueNow(Set.of(claimed));
        queue.dueNow(100);
        assertThat(queue.ofAccount("account7")).isPresent();

        assertThat(plans.take()).isNotEmpty().noneMatch(Scan::growsWithTheTable);
    }
}
