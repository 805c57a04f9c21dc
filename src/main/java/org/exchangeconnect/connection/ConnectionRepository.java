package org.exchangeconnect.connection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.StorableText;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads and writes connections. Methods called within a transaction of the same thread take part in it. Safe for use by
 * many threads.
 */
@Singleton
public class ConnectionRepository {

    /**
     * Selects connections with their renewals and keys. The condition in {@code %s} chooses the connections first; the
     * joins then look up the rest one by one.
     */
    private static final String SELECT =
            """
            select c.*, t.lifetime_ms, t.expires_at, t.due_at, t.renewed_at, t.renewals, t.failures, t.failing_since,
                   t.reason, t.life_left, k.connection_id is not null as has_key,
                   k.checked_at is not null as key_checked
              from (select * from connection %s) c left join connection_token t on t.connection_id = c.id
                   left join connection_key k on k.connection_id = c.id
             order by c.id
            """;

    private static final int MAX_NAME = 256;
    private static final int MAX_LOCALE = 64;

    private final Jdbi jdbi;
    private final Clock clock;
    private final ConnectionMapper mapper = new ConnectionMapper();

    @Inject
    public ConnectionRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Returns the connection with this id; empty when there is none. */
    public Optional<Connection> find(ConnectionId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT.formatted("where id = :id"))
                .bind("id", id.value())
                .map(mapper)
                .findOne());
    }

    /**
     * Returns one page of connections in the order of their ids.
     *
     * @param status empty: any status
     * @param after the last id of the previous page; empty: from the first
     * @param limit the largest number of connections to return
     */
    public List<Connection> page(Optional<ConnectionStatus> status, Optional<ConnectionId> after, int limit) {
        String where = "where id > :after" + (status.isPresent() ? " and status = :status" : "");
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(SELECT.formatted(where + " order by id limit :limit"))
                    .bind("after", after.map(ConnectionId::value).orElse(new UUID(0, 0)))
                    .bind("limit", limit);
            status.ifPresent(wanted -> query.bind("status", wanted.name()));
            return query.map(mapper).list();
        });
    }

    /** Returns the connections with these ids and this status, in the order of the given ids; empty: any status. */
    public List<Connection> all(List<ConnectionId> ids, Optional<ConnectionStatus> status) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<UUID> values = ids.stream().map(ConnectionId::value).toList();
        return jdbi
                .withHandle(handle -> handle.createQuery(SELECT.formatted("where id in (<ids>)"))
                        .bindList("ids", values)
                        .map(mapper)
                        .list())
                .stream()
                .filter(found -> status.isEmpty() || found.status() == status.get())
                .sorted(Comparator.comparing(found -> ids.indexOf(found.id())))
                .toList();
    }

    /** Counts the connections of a status, up to {@code most}: the cost does not grow with their number. */
    public int count(ConnectionStatus status, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from (select 1 as one from connection where status = :status limit :most) counted")
                .bind("status", status.name())
                .bind("most", most)
                .mapTo(Integer.class)
                .one());
    }

    /** Counts the connections of each status; a status without connections may be missing. */
    Map<ConnectionStatus, Long> countByStatus() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select status, count(*) as number from connection group by status")
                        .map((row, context) ->
                                Map.entry(ConnectionStatus.valueOf(row.getString("status")), row.getLong("number")))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Counts the connections whose calls carry the API key because the token is gone. */
    long countFallbacksInUse() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from connection c join connection_key k on k.connection_id = c.id
                         where c.authentication = 'OAUTH' and c.status = 'RECONNECT_REQUIRED'
                        """)
                .mapTo(Long.class)
                .one());
    }

    /**
     * Step 4: finds or creates the connection of this user, updates it from the identity, and makes it ACTIVE.
     *
     * @return the id, and the previous status of the connection
     */
    public KnownConnection connected(Identity identity) {
        return jdbi.inTransaction(handle -> {
            KnownConnection known = lock(handle, identity)
                    .orElseGet(() -> new KnownConnection(new ConnectionId(TimeOrderedId.at(clock.instant())), null));
            write(handle, known, identity, clock.instant());
            SearchTermRepository.put(handle, known.id(), identity);
            return known;
        });
    }

    /**
     * The result of {@link #connected}.
     *
     * @param before the previous status; null when the connection is new
     */
    public record KnownConnection(ConnectionId id, ConnectionStatus before) {}

    /**
     * Creates an ACTIVE connection that authenticates by an API key.
     *
     * @param baseUri null: the configured one
     */
    public ConnectionId addByApiKey(String name, URI baseUri) {
        ConnectionId id = new ConnectionId(TimeOrderedId.at(clock.instant()));
        jdbi.useTransaction(handle -> {
            handle.createUpdate(
                            """
                        insert into connection (id, authentication, status, name, member_roles, member_groups, base_uri,
                               connected_at)
                        values (:id, 'API_KEY', 'ACTIVE', :name, '[]', '[]', :base, :now)
                        """)
                    .bind("id", id.value())
                    .bind("name", name)
                    .bind("base", baseUri == null ? null : baseUri.toString())
                    .bind("now", clock.instant())
                    .execute();
            SearchTermRepository.put(handle, id, Stream.of(name));
        });
        return id;
    }

    /**
     * Locks the rows of these connections, in the order of their ids, until the transaction ends. Every transaction
     * that writes a connection and its rows locks them first: transactions that lock in one order never deadlock.
     */
    public void lock(List<ConnectionId> ids) {
        if (!ids.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery(
                            "select id from connection where id in (<ids>) order by id for update")
                    .bindList("ids", ids.stream().map(ConnectionId::value).toList())
                    .mapTo(UUID.class)
                    .list());
        }
    }

    /** Sets only the status. */
    public void setStatus(ConnectionId id, ConnectionStatus status) {
        jdbi.useHandle(handle -> handle.createUpdate("update connection set status = :status where id = :id")
                .bind("status", status.name())
                .bind("id", id.value())
                .execute());
    }

    /**
     * Runs an action in one transaction that locks the connection's row first, so that no other transaction changes or
     * disconnects it meanwhile.
     *
     * @param action gets the connection as it is under the lock; must not return null
     * @return empty when there is no such connection
     */
    public <T> Optional<T> withLock(ConnectionId id, Function<Connection, T> action) {
        return jdbi.inTransaction(handle -> {
            lock(id);
            return find(id).map(action);
        });
    }

    /**
     * Runs an action in one transaction that locks the rows of two connections first, always in the same order.
     *
     * @return the action's result; false when one of the connections does not exist
     */
    public boolean withLocks(ConnectionId one, ConnectionId other, BiPredicate<Connection, Connection> action) {
        return jdbi.inTransaction(handle -> {
            lock(List.of(one, other));
            Optional<Connection> first = find(one);
            Optional<Connection> second = find(other);
            return first.isPresent() && second.isPresent() && action.test(first.get(), second.get());
        });
    }

    /**
     * Moves the user of one connection to another, which becomes ACTIVE. The first one becomes DISCONNECTED and has no
     * user any more; it keeps the account and the names for its history.
     */
    public void moveUser(Connection from, Connection to) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("update connection set user_key = null, status = 'DISCONNECTED' where id = :id")
                    .bind("id", from.id().value())
                    .execute();
            Identity user = from.identity();
            handle.createUpdate(
                            """
                            update connection set status = 'ACTIVE', user_key = :user, username = :username,
                                   email = :email, locale = :locale, member_roles = :roles, member_groups = :groups,
                                   connected_at = :now
                             where id = :id
                            """)
                    .bind("id", to.id().value())
                    .bind("user", user.userKey())
                    .bind("username", user.username())
                    .bind("email", user.email())
                    .bind("locale", user.locale())
                    .bind("roles", Members.write(user.roles()))
                    .bind("groups", Members.write(user.groups()))
                    .bind("now", clock.instant())
                    .execute();
            SearchTermRepository.put(handle, to.id(), user);
        });
    }

    /** Returns the latest connections of the account that other users connected, in the order of their ids. */
    public List<Connection> ofColleagues(Identity user, int limit) {
        if (user.accountKey() == null || user.userKey() == null) {
            return List.of();
        }
        String where =
                """
                where account_key = :account and user_key is not null and user_key <> :user
                       and authentication = 'OAUTH' order by id desc limit :limit
                """;
        return jdbi.withHandle(handle -> handle.createQuery(SELECT.formatted(where))
                .bind("account", user.accountKey())
                .bind("user", user.userKey())
                .bind("limit", limit)
                .map(mapper)
                .list());
    }

    /** Locks one connection's row, as {@link #lock(List)} does. */
    public void lock(ConnectionId id) {
        lock(List.of(id));
    }

    /** Changes both settings; null removes a value. To keep one of them, read it within {@link #withLock}. */
    public void change(ConnectionId id, URI baseUri, String defaultSender) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update connection set base_uri = :base, default_sender = :sender where id = :id")
                .bind("base", baseUri == null ? null : baseUri.toString())
                .bind("sender", defaultSender)
                .bind("id", id.value())
                .execute());
    }

    private static Optional<KnownConnection> lock(Handle handle, Identity identity) {
        return handle.createQuery(
                        "select id, status from connection where account_key = :account and user_key = :user for update")
                .bind("account", identity.accountKey())
                .bind("user", identity.userKey())
                .map((row, context) -> new KnownConnection(
                        new ConnectionId(row.getObject("id", UUID.class)),
                        ConnectionStatus.valueOf(row.getString("status"))))
                .findOne();
    }

    /** The connection time stays while the connection is ACTIVE: its user was only recognized again. */
    private static void write(Handle handle, KnownConnection known, Identity identity, Instant now) {
        boolean added = known.before() == null;
        String sql = !added
                ? """
                  update connection set authentication = 'OAUTH', status = 'ACTIVE', username = :username,
                         email = :email, locale = :locale, member_roles = :roles, member_groups = :groups,
                         connected_at = case when status = 'ACTIVE' then connected_at else :now end
                   where id = :id
                  """
                : """
                  insert into connection (id, authentication, status, account_key, user_key, username, email, locale,
                         member_roles, member_groups, connected_at)
                  values (:id, 'OAUTH', 'ACTIVE', :account, :user, :username, :email, :locale, :roles, :groups, :now)
                  """;
        var update = handle.createUpdate(sql);
        if (added) {
            update.bind("account", identity.accountKey()).bind("user", identity.userKey());
        }
        update.bind("id", known.id().value())
                .bind("username", StorableText.of(identity.username(), MAX_NAME))
                .bind("email", StorableText.of(identity.email(), MAX_NAME))
                .bind("locale", StorableText.of(identity.locale(), MAX_LOCALE))
                .bind("roles", Members.write(identity.roles()))
                .bind("groups", Members.write(identity.groups()))
                .bind("now", now)
                .execute();
    }
}
