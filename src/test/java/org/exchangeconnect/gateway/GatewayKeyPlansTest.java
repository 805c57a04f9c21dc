package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.testing.LargeDatabase;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.QueryPlans;
import org.exchangeconnect.testing.QueryPlans.Scan;
import org.junit.jupiter.api.Test;

/** Query plans with twenty thousand gateway keys. */
class GatewayKeyPlansTest {

    private static final int LIMIT = 50;

    private final MovableClock clock = new MovableClock();
    private final ConnectionId busy = new ConnectionId(LargeDatabase.BUSY);
    private final GatewayKeyRepository keys = new GatewayKeyRepository(
            LargeDatabase.shared(),
            new ConnectionRepository(LargeDatabase.shared(), clock),
            new EventRepository(LargeDatabase.shared(), clock),
            clock);
    private final QueryPlans plans = QueryPlans.of(LargeDatabase.shared());

    @Test
    void aKeyIsMadeFoundListedAndEndedByReadingFew() {
        NewGatewayKey made = keys.create(busy, "a program", "admin");
        assertThat(keys.find(made.secret().reveal())).map(KeyGrant::connection).contains(busy);
        List<GatewayKey> first = keys.page(busy, Optional.empty(), LIMIT);
        assertThat(keys.page(busy, Optional.of(first.get(LIMIT - 1).id()), LIMIT))
                .hasSize(LIMIT);
        assertThat(keys.end(busy, made.key().id(), "admin")).isTrue();

        assertThat(plans.take()).isNotEmpty().noneMatch(Scan::growsWithTheTable);
    }
}
