package org.exchangeconnect.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.exchangeconnect.oauth.Identity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds connections by the beginning of a user name, email, account key, user key, or the back office's name for them.
 * Search cost does not grow with the number of connections.
 */
@Singleton
public class SearchTermRepository {

    private static final int MAX_TERM_CHARACTERS = 256;
    /** Terms to read for each wanted connection: several terms may find the same one. */
    private static final int TERMS_EACH = 5;

    private final Jdbi jdbi;

    @Inject
    public SearchTermRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Returns connections, each once, in the order of the terms that found them.
     *
     * @param beginning the beginning of a term, in upper or lower case; not blank
     */
    public List<ConnectionId> find(String beginning, int limit) {
        byte[] from = bytes(beginning.strip());
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                """
                                select connection_id from connection_term where term >= :from and term < :behind
                                 order by term, connection_id limit :limit
                                """)
                        .bind("from", from)
                        .bind("behind", behind(from))
                        .bind("limit", limit * TERMS_EACH)
                        .mapTo(UUID.class)
                        .list())
                .stream()
                .distinct()
                .limit(limit)
                .map(ConnectionId::new)
                .toList();
    }

    static void put(Handle handle, ConnectionId id, Identity identity) {
        put(handle, id, Stream.of(identity.username(), identity.email(), identity.accountKey(), identity.userKey()));
    }

    /** Replaces the terms that find a connection, within the caller's transaction. */
    static void put(Handle handle, ConnectionId id, Stream<String> terms) {
        handle.createUpdate("delete from connection_term where connection_id = :id")
                .bind("id", id.value())
                .execute();
        terms.filter(Objects::nonNull)
                .filter(term -> !term.isBlank())
                .map(SearchTermRepository::normal)
                .distinct()
                .forEach(term -> handle.createUpdate(
                                "insert into connection_term (term, connection_id) values (:term, :id)")
                        .bind("term", term.getBytes(UTF_8))
                        .bind("id", id.value())
                        .execute());
    }

    private static String normal(String term) {
        return term.substring(0, Math.min(MAX_TERM_CHARACTERS, term.length()))
                .toLowerCase(Locale.ROOT)
                .replace('\\', '/');
    }

    private static byte[] bytes(String term) {
        return normal(term).getBytes(UTF_8);
    }

    /** Returns the first bytes after all terms with this beginning: no UTF-8 text contains the byte FF. */
    private static byte[] behind(byte[] from) {
        byte[] behind = Arrays.copyOf(from, from.length + 1);
        behind[from.length] = (byte) 0xff;
        return behind;
    }
}
