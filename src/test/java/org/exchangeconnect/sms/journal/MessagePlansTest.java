package org.exchangeconnect.sms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.testing.LargeDatabase;
import org.exchangeconnect.testing.QueryPlans;
import org.exchangeconnect.testing.QueryPlans.Scan;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Query plans of the message journal with twenty thousand messages. */
class MessagePlansTest {

    private static final int LIMIT = 50;
    private static final Jdbi H2 = filledH2();

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

    /** The outcome has no index: one request reads a limited number of entries for it. */
    @Test
    void aSearchReadsALimitedNumberOfEntries() {
        MessageSearchRepository search = new MessageSearchRepository(LargeDatabase.shared());
        assertThat(search.find(busy, filter(null, null, null, MessageOutcome.FAILED), Optional.empty(), LIMIT)
                        .entries())
                .isEmpty();
        assertThat(search.find(busy, filter("message70", null, null, null), Optional.empty(), LIMIT)
                        .entries())
                .hasSize(1);
        for (MessageFilter none : List.of(
                filter("none", null, null, null),
                filter(null, "none", null, null),
                filter(null, null, "41790000000", null),
                filter(null, null, "41793026727", MessageOutcome.UNKNOWN))) {
            assertThat(search.find(busy, none, Optional.empty(), LIMIT).entries())
                    .isEmpty();
        }

        assertNothingGrows();
    }

    @Test
    void theEmbeddedDatabaseFindsEntriesByTheSameIndexes() {
        assertThat(planOfH2(filter("m", null, null, null))).contains("MESSAGE_BY_MESSAGE_ID");
        assertThat(planOfH2(filter(null, "b", null, null))).contains("MESSAGE_BY_BULK");
        assertThat(planOfH2(filter(null, null, "41793026727", null))).contains("MESSAGE_BY_RECIPIENT");
        assertThat(planOfH2(filter(null, null, null, MessageOutcome.FAILED))).contains("MESSAGE_BY_CONNECTION");
    }

    private static Jdbi filledH2() {
        Jdbi jdbi = Storage.H2.migrated();
        ConnectionId connection = new ConnectionRepository(jdbi, Clock.fixed(LargeDatabase.NOW, ZoneOffset.UTC))
                .connected(new Identity("ACCOUNT", "user", "user", null, null, List.of(), List.of()))
                .id();
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            """
                            insert into message (id, connection_id, message_id, recipient, outcome, bulk_id, created_at)
                            select random_uuid(), :connection, 'message' || x, '4179' || x, 'SENT', 'bulk' || x, :now
                              from system_range(1, 3000)
                            """)
                    .bind("connection", connection.value())
                    .bind("now", LargeDatabase.NOW)
                    .execute();
            handle.execute("analyze");
        });
        return jdbi;
    }

    private static String planOfH2(MessageFilter filter) {
        FilterMapper conditions = new FilterMapper(filter);
        return H2.withHandle(handle -> conditions
                .bindScanned(handle.createQuery("explain select *" + MessageSearchRepository.scan(conditions) + "1000"))
                .bind("connection", UUID.randomUUID())
                .bind("before", UUID.randomUUID())
                .mapTo(String.class)
                .one());
    }

    private static MessageFilter filter(String messageId, String bulkId, String recipient, MessageOutcome outcome) {
        return new MessageFilter(messageId, bulkId, recipient, outcome, null, null, null);
    }

    private void assertNothingGrows() {
        assertThat(plans.take()).isNotEmpty().noneMatch(Scan::growsWithTheTable);
    }
}
