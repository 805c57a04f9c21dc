package org.exchangeconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.testing.LargeDatabase;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.QueryPlans;
import org.exchangeconnect.testing.QueryPlans.Scan;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Query plans of pages and single connections with twenty thousand connections. */
class ConnectionPlansTest {

    private static final int LIMIT = 50;
    private static final ConnectionId MIDDLE = new ConnectionId(new UUID(0, LargeDatabase.CONNECTIONS / 2));

    private final Jdbi jdbi = LargeDatabase.shared();
    private final ConnectionRepository connections = new ConnectionRepository(jdbi, new MovableClock());
    private final EventRepository events = new EventRepository(jdbi, new MovableClock());
    private final QueryPlans plans = QueryPlans.of(jdbi);

    @Test
    void aPageOfConnectionsReadsOnePageWhateverItsStatusAndPlace() {
        for (Optional<ConnectionStatus> status : List.of(
                Optional.<ConnectionStatus>empty(),
                Optional.of(ConnectionStatus.ACTIVE),
                Optional.of(ConnectionStatus.RECONNECT_REQUIRED))) {
            assertThat(connections.page(status, Optional.empty(), LIMIT)).hasSize(LIMIT);
            assertThat(connections.page(status, Optional.of(MIDDLE), LIMIT)).hasSize(LIMIT);
        }
        assertThat(connections.page(Optional.of(ConnectionStatus.DISCONNECTED), Optional.empty(), LIMIT))
                .hasSizeLessThan(LIMIT);

        assertNothingGrows();
    }

    @Test
    void oneConnectionIsFoundAndChangedByItsId() {
        assertThat(connections.find(MIDDLE)).isPresent();
        connections.change(MIDDLE, null, "InfoSMS");
        connections.setStatus(MIDDLE, ConnectionStatus.ACTIVE);

        assertNothingGrows();
    }

    @Test
    void aPageOfEventsReadsOnePageOfAConnectionWithMany() {
        ConnectionId busy = new ConnectionId(LargeDatabase.BUSY);
        events.add(busy, ConnectionEvent.Type.CHANGED, "admin", null);
        List<ConnectionEvent> first = events.page(busy, Long.MAX_VALUE, LIMIT);
        assertThat(events.page(busy, first.get(LIMIT - 1).id(), LIMIT)).hasSize(LIMIT);

        assertNothingGrows();
    }

    private void assertNothingGrows() {
        assertThat(plans.take()).isNotEmpty().noneMatch(Scan::growsWithTheTable);
    }
}
