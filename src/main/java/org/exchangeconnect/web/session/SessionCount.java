package org.exchangeconnect.web.session;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts this node's sessions. A framed page that leaves for Infobip creates one before anyone is signed in, so their
 * number is limited: callers from many networks would otherwise fill the memory. Safe for use by many threads.
 */
public final class SessionCount implements HttpSessionListener {

    static final int MAX_SESSIONS = 10_000;

    private static final AtomicInteger SESSIONS = new AtomicInteger();

    /** Returns whether no session may be created for a visitor who is not signed in. */
    static boolean isFull() {
        return SESSIONS.get() >= MAX_SESSIONS;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        SESSIONS.incrementAndGet();
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        // A session that the server restored at its start was not counted.
        SESSIONS.updateAndGet(count -> Math.max(0, count - 1));
    }
}
