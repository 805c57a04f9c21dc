package org.exchangeconnect.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.exchangeconnect.web.session.PartitionedCookie;

/**
 * Records in a cookie that someone connected in this browser before, so that a reopened page may sign in automatically.
 * It does not identify the person and grants no access.
 */
final class ReturningBrowserCookie {

    private static final String COOKIE = "__Host-ec-known";
    private static final Duration AGE = Duration.ofDays(400);

    private ReturningBrowserCookie() {}

    static boolean connectedBefore(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .anyMatch(cookie ->
                        cookie.getName().equals(COOKIE) && cookie.getValue().equals("1"));
    }

    static void remember(HttpServletRequest request, HttpServletResponse response) {
        if (!connectedBefore(request)) {
            response.addCookie(PartitionedCookie.of(COOKIE, "1", AGE));
        }
    }

    /** Removes the cookie after a person disconnected, so that no page reconnects automatically. */
    static void forget(HttpServletResponse response) {
        response.addCookie(PartitionedCookie.of(COOKIE, "", Duration.ZERO));
    }
}
