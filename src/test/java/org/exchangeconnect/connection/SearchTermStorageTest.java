package org.exchangeconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Connections are found by the beginnings of their names. */
@EveryStorage
class SearchTermStorageTest {

    private final Storage storage;
    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final SearchTermRepository terms;

    SearchTermStorageTest(Storage storage) {
        this.storage = storage;
        this.jdbi = storage.migrated();
        this.connections = new ConnectionRepository(jdbi, new MovableClock());
        this.terms = new SearchTermRepository(jdbi);
    }

    @Test
    void aConnectionIsFoundByTheBeginningOfEachOfItsNames() {
        ConnectionId id = connect("Åsa.Lind", "post@example.com", "8F07", "U-1");
        ConnectionId shop = connections.addByApiKey("Shop in Graz", null);

        for (String beginning : List.of("åsa", "Åsa.Lind", "POST@", "8f0", "u-1", " åsa ")) {
            assertThat(terms.find(beginning, 10)).as(beginning).containsExactly(id);
        }
        assertThat(terms.find("shop in", 10)).containsExactly(shop);
        assertThat(terms.find("lind", 10)).isEmpty();
        assertThat(terms.find("%", 10)).isEmpty();
    }

    @Test
    void aConnectionFoundByTwoNamesIsFoundOnce() {
        ConnectionId id = connect("maya", "maya@example.com", "A", "U");

        assertThat(terms.find("maya", 10)).containsExactly(id);
    }

    @Test
    void whoIsCalledAnotherNameNowIsFoundByThatAlone() {
        ConnectionId id = connect("before", null, "A", "U");

        connect("after", null, "A", "U");

        assertThat(terms.find("before", 10)).isEmpty();
        assertThat(terms.find("after", 10)).containsExactly(id);
    }

    @Test
    void noMoreAreFoundThanAskedFor() {
        IntStream.range(0, 12).forEach(i -> connect("user" + i, "user" + i + "@example.com", "A", "U" + i));

        assertThat(terms.find("user", 7)).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aBackslashIsALetterLikeOthers() {
        ConnectionId id = connect("DOMAIN\\user", null, "A", "U");

        assertThat(terms.find("domain\\u", 10)).containsExactly(id);
    }

    @Test
    void whatWasConnectedBeforeTheSchemaHadTermsIsFoundToo() {
        DataSource older = storage.empty();
        Flyway.configure()
                .dataSource(older)
                .locations("classpath:org/exchangeconnect/schema")
                .target("2")
                .load()
                .migrate();
        Jdbi.create(older)
                .useHandle(
                        handle -> handle.execute(
                                """
                        insert into connection (id, authentication, status, account_key, user_key, username, member_roles,
                               member_groups, connected_at)
                        values ('00000000-0000-0000-0000-000000000001', 'OAUTH', 'ACTIVE', 'A', 'A', 'ÅSA\\n', '[]', '[]', now())
                        """));

        SearchTermRepository migrated = new SearchTermRepository(DatabaseFixture.jdbi(older));

        assertThat(migrated.find("åsa\\n", 10)).hasSize(1);
        assertThat(migrated.find("a", 10)).hasSize(1);
    }

    @Test
    void thoseFoundAreReadInTheirOrderAndByTheirStatus() {
        ConnectionId first = connect("b", null, "A", "1");
        ConnectionId second = connect("a", null, "A", "2");
        connections.setStatus(first, ConnectionStatus.RECONNECT_REQUIRED);

        assertThat(connections.all(List.of(second, first), Optional.empty()))
                .extracting(Connection::id)
                .containsExactly(second, first);
        assertThat(connections.all(List.of(second, first), Optional.of(ConnectionStatus.RECONNECT_REQUIRED)))
                .extracting(Connection::id)
                .containsExactly(first);
        assertThat(connections.all(List.of(), Optional.empty())).isEmpty();
    }

    @Test
    void countingEndsWhereItIsToldTo() {
        IntStream.range(0, 5).forEach(i -> connect("user" + i, null, "A", "U" + i));

        assertThat(connections.count(ConnectionStatus.ACTIVE, 3)).isEqualTo(3);
        assertThat(connections.count(ConnectionStatus.ACTIVE, 100)).isEqualTo(5);
        assertThat(connections.count(ConnectionStatus.DISCONNECTED, 100)).isZero();
    }

    private ConnectionId connect(String username, String email, String accountKey, String userKey) {
        return connections
                .connected(new Identity(accountKey, userKey, username, email, null, List.of(), List.of()))
                .id();
    }
}
