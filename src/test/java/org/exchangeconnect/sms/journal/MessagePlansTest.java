package org.exchangeconnect.sms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.testing.LargeDatabase;
import org.exchangeconnect.testing.QueryPlans;
import org.exchangeconnect.testing.QueryPlans.Scan;
import org.junit.jupiter.api.Test;

/** Query plans of the message journal with twenty thousand messages. */
class MessagePlansTest {

    private static final int LIMIT = 50;

    private final ConnectionId busy = new ConnectionId(LargeDatabase.BUSY);
    private final MessageRepository messages = new MessageRepository(LargeDatabase.shared());
    private final QueryPlans plans = QueryPlans.of(LargeDatabase.shared());

    @Test
    void aPageReadsOnePageOfAConnectionWithMany() {
        List<Delivery> first = messages.page(busy, Optional.empty(), LIMIT);
        assertThat(messages.page(busy, Optional.of(first.get(LIMIT - 1).id()), LIMIT))
                .hasSize(LIMIT);
        assertThat(messages.pageFrom(busy, first.get(0).id(), LIMIT)).isEqualTo(first);

        assertNothingGrows();
    }

    @Test
    void whatBecameOfAMessageIsWrittenByItsId() {
        JournalFixture journal =
                new JournalFixture(LargeDatabase.shared(), Clock.fixed(LargeDatabase.NOW, ZoneOffset.UTC));
        journal.writeAs(busy, "mine", MessageOutcome.SENT);

        assertNothingGrows();
    }

    private void assertNothingGrows() {
        assertThat(plans.take()).isNotEmpty().noneMatch(Scan::growsWithTheTable);
    }
}
