package org.exchangeconnect.pages.settings;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.gateway.NewGatewayKey;

/**
 * Passes a new gateway key from the form that creates it to the next page, which shows it once. The session, which a
 * server may write to disk, holds only a random name; the key stays in memory, for one minute at most. Safe for use by
 * many threads.
 */
@Singleton
class OneTimeSecretStore {

    static final int MAX_SECRETS = 1000;
    static final Duration LIFETIME = Duration.ofMinutes(1);

    private static final String ATTRIBUTE = OneTimeSecretStore.class.getName();

    private final Clock clock;
    private final Map<String, StoredSecret> held = new LinkedHashMap<>();

    private record StoredSecret(NewGatewayKey key, String connection, Instant until) {}

    @Inject
    OneTimeSecretStore(Clock clock) {
        this.clock = clock;
    }

    void put(NewGatewayKey key, String connection, HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, keep(key, connection));
    }

    /** Returns and removes the key that was just created for this connection in this session. */
    Optional<NewGatewayKey> take(String connection, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String name)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return take(name, connection);
    }

    synchronized String keep(NewGatewayKey key, String connection) {
        Instant now = clock.instant();
        held.values().removeIf(old -> !now.isBefore(old.until()));
        Iterator<StoredSecret> oldest = held.values().iterator();
        while (held.size() >= MAX_SECRETS && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        String name = UUID.randomUUID().toString();
        held.put(name, new StoredSecret(key, connection, now.plus(LIFETIME)));
        return name;
    }

    synchronized Optional<NewGatewayKey> take(String name, String connection) {
        return Optional.ofNullable(held.remove(name))
                .filter(found -> found.connection().equals(connection))
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(StoredSecret::key);
    }
}
