package org.exchangeconnect.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The portal's sign-ins by browser, and their pending decisions. */
final class PortalSessions {

    static final String COOKIE = "sandbox_portal";
    private static final Duration PENDING = Duration.ofMinutes(10);
    private static final int MAX_PENDING = 10_000;

    private final Supplier<Instant> now;
    private final Map<String, SandboxUser> users = new ConcurrentHashMap<>();
    private final Map<String, PendingDecision> pending = new ConcurrentHashMap<>();

    PortalSessions(Supplier<Instant> now) {
        this.now = now;
    }

    /**
     * A decision that a person has not made yet.
     *
     * @param request the authorize request; null for a plain login
     * @param referer the page that linked to the authorize request, or null
     * @param session the portal login it belongs to; null before the login
     */
    record PendingDecision(ValidAuthorizeRequest request, String referer, String session, Instant until) {}

    Optional<SandboxUser> user(Request request) {
        return request.cookie(COOKIE).map(users::get);
    }

    String signIn(SandboxUser user) {
        String session = RandomValues.hex(16);
        users.put(session, user);
        return session;
    }

    void signOut(Request request) {
        request.cookie(COOKIE).ifPresent(users::remove);
    }

    /** Adds a pending decision; returns a ticket that is valid once and for ten minutes. */
    String ask(ValidAuthorizeRequest request, String referer, String session) {
        if (pending.size() >= MAX_PENDING) {
            dropStale();
        }
        String ticket = RandomValues.hex(16);
        pending.put(
                ticket, new PendingDecision(request, referer, session, now.get().plus(PENDING)));
        return ticket;
    }

    Optional<PendingDecision> take(String ticket) {
        return ticket == null
                ? Optional.empty()
                : Optional.ofNullable(pending.remove(ticket)).filter(this::isFresh);
    }

    static String cookie(String session) {
        return COOKIE + "=" + session + "; Path=/; HttpOnly; Secure; SameSite=None";
    }

    static String endCookie() {
        return cookie("") + "; Max-Age=0";
    }

    private boolean isFresh(PendingDecision one) {
        return now.get().isBefore(one.until());
    }

    private void dropStale() {
        pending.values().removeIf(one -> !isFresh(one));
        Iterator<String> tickets = pending.keySet().iterator();
        while (pending.size() >= MAX_PENDING && tickets.hasNext()) {
            pending.remove(tickets.next());
        }
    }
}
