package org.exchangeconnect.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * All issued tokens. Invalid ones are kept while there is room, to distinguish a double renewal from an unknown token.
 */
final class Tokens {

    static final int REMEMBERED = 200_000;

    private final Supplier<SandboxOptions> options;
    private final Map<String, IssuedToken> byValue = new ConcurrentHashMap<>();
    private final Map<String, Grant> newestGrants = new ConcurrentHashMap<>();
    private final Queue<IssuedToken> inOrder = new ConcurrentLinkedQueue<>();
    private final AtomicInteger remembered = new AtomicInteger();

    Tokens(Supplier<SandboxOptions> options) {
        this.options = options;
    }

    /** Issues the first token of a grant, which becomes its user's connection. */
    IssuedToken first(Grant grant) {
        IssuedToken token = issue(grant);
        newestGrants.put(connection(grant.app().clientId(), grant.user().userKey()), grant);
        return token;
    }

    /** Replaces a valid token of this client; of concurrent attempts one succeeds. */
    Renewal renew(String value, String clientId) {
        IssuedToken old = byValue.get(value);
        if (old == null
                || old.grant().revoked()
                || !old.grant().app().clientId().equals(clientId)) {
            return new Renewal(RequestOutcome.UNKNOWN_TOKEN, old, null);
        }
        boolean expired = old.expired(now());
        if (old.replaced()) {
            boolean answered = options.get().oldTokenStaysAlive() && !expired;
            return new Renewal(RequestOutcome.DOUBLE_RENEWAL, old, answered ? issue(old.grant()) : null);
        }
        if (expired) {
            return new Renewal(RequestOutcome.LAPSED, old, null);
        }
        return old.replace()
                ? new Renewal(RequestOutcome.RENEWED, old, issue(old.grant()))
                : new Renewal(RequestOutcome.DOUBLE_RENEWAL, old, null);
    }

    Optional<IssuedToken> find(String value) {
        return value == null ? Optional.empty() : Optional.ofNullable(byValue.get(value));
    }

    Optional<IssuedToken> alive(String value) {
        return find(value).filter(this::isAlive);
    }

    boolean isAlive(IssuedToken token) {
        return !token.grant().revoked()
                && !token.expired(now())
                && (!token.replaced() || options.get().oldTokenStaysAlive());
    }

    /** Returns the newest grant of each app and user that had a token. */
    Collection<Grant> connections() {
        return newestGrants.values();
    }

    /** Revokes this user's grants; returns the number of valid connections among them. */
    long endAllOf(String userKey) {
        return connections().stream()
                .filter(grant -> grant.user().userKey().equals(userKey))
                .filter(grant -> isAlive(grant.newest()))
                .peek(Grant::revoke)
                .count();
    }

    /** Returns the newest valid token of each connection. */
    List<IssuedToken> live() {
        return connections().stream().map(Grant::newest).filter(this::isAlive).toList();
    }

    /** Adds a token that an earlier sandbox issued. */
    void resume(IssuedToken token) {
        Grant grant = token.grant();
        remember(token);
        newestGrants.put(connection(grant.app().clientId(), grant.user().userKey()), grant);
    }

    void clear() {
        byValue.clear();
        newestGrants.clear();
        inOrder.clear();
        remembered.set(0);
    }

    private IssuedToken issue(Grant grant) {
        Instant now = now();
        IssuedToken token = new IssuedToken(
                RandomValues.token(), grant, now, now.plus(options.get().tokenLifetime()));
        remember(token);
        return token;
    }

    private void remember(IssuedToken token) {
        byValue.put(token.value(), token);
        token.grant().newest(token);
        inOrder.add(token);
        if (remembered.incrementAndGet() > REMEMBERED) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        IssuedToken oldest = inOrder.poll();
        if (oldest == null) {
            return;
        }
        if (isAlive(oldest) || oldest == oldest.grant().newest()) {
            inOrder.add(oldest);
        } else {
            byValue.remove(oldest.value());
            remembered.decrementAndGet();
        }
    }

    private Instant now() {
        Clock clock = options.get().clock();
        return clock.instant();
    }

    private static String connection(String clientId, String userKey) {
        return clientId + '/' + userKey;
    }
}
