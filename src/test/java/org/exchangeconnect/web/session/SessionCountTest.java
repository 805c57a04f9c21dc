package org.exchangeconnect.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.exchangeconnect.oauth.State;
import org.junit.jupiter.api.Test;

class SessionCountTest {

    @Test
    void visitorsWhoAreNotSignedInCreateALimitedNumberOfSessions() {
        SessionCount count = new SessionCount();
        AtomicInteger created = new AtomicInteger();
        HttpSession session = proxy(HttpSession.class, created, null);
        HttpServletRequest visitor = proxy(HttpServletRequest.class, created, session);

        for (int i = 0; i < SessionCount.MAX_SESSIONS; i++) {
            count.sessionCreated(null);
        }
        assertThat(PendingAuthorizationMarker.isPossible(visitor)).isFalse();
        PendingAuthorizationMarker.with(State.random(), visitor);
        assertThat(created).hasValue(0);

        count.sessionDestroyed(null);
        assertThat(PendingAuthorizationMarker.isPossible(visitor)).isTrue();
        PendingAuthorizationMarker.with(State.random(), visitor);
        assertThat(created).hasValue(1);
        for (int i = 1; i < SessionCount.MAX_SESSIONS; i++) {
            count.sessionDestroyed(null);
        }
    }

    @Test
    void aRestoredSessionThatEndsMakesNoRoomForOneMore() {
        SessionCount count = new SessionCount();
        HttpServletRequest visitor = proxy(HttpServletRequest.class, new AtomicInteger(), null);

        count.sessionDestroyed(null);
        for (int i = 0; i < SessionCount.MAX_SESSIONS; i++) {
            count.sessionCreated(null);
        }

        assertThat(PendingAuthorizationMarker.isPossible(visitor)).isFalse();
        for (int i = 0; i < SessionCount.MAX_SESSIONS; i++) {
            count.sessionDestroyed(null);
        }
    }

    /** Has no session before one is created, which is counted. */
    private static <T> T proxy(Class<T> type, AtomicInteger created, HttpSession session) {
        return type.cast(Proxy.newProxyInstance(
                SessionCountTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean creates = method.getName().equals("getSession") && Boolean.TRUE.equals(arguments[0]);
                    created.addAndGet(creates ? 1 : 0);
                    return creates ? session : null;
                }));
    }
}
