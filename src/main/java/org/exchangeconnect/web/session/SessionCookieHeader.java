package org.exchangeconnect.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** The {@code Set-Cookie} lines of one response, for changing the session cookie. */
final class SessionCookieHeader {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final String PARTITIONED = "; Partitioned";
    private static final String CROSS_SITE = "; SameSite=None";

    private final String prefix;
    private final HttpServletResponse response;

    SessionCookieHeader(HttpServletRequest request, HttpServletResponse response) {
        this.prefix = request.getServletContext().getSessionCookieConfig().getName() + "=";
        this.response = response;
    }

    /**
     * Adds the missing attributes for frames on other sites to the session cookie, if the response sets it; other
     * cookies keep their order and form. Does nothing once the response is committed.
     */
    void partition() {
        List<String> cookies = List.copyOf(response.getHeaders(SET_COOKIE));
        List<String> partitioned = cookies.stream().map(this::partitioned).toList();
        if (response.isCommitted() || partitioned.equals(cookies)) {
            return;
        }
        // Setting a header replaces all its lines on both servers; setting it to null does not on Payara.
        Iterator<String> lines = partitioned.iterator();
        response.setHeader(SET_COOKIE, lines.next());
        lines.forEachRemaining(line -> response.addHeader(SET_COOKIE, line));
    }

    private String partitioned(String cookie) {
        return cookie.startsWith(prefix) ? with(with(cookie, CROSS_SITE), PARTITIONED) : cookie;
    }

    private static String with(String cookie, String attribute) {
        boolean there = cookie.toLowerCase(Locale.ROOT).contains(attribute.toLowerCase(Locale.ROOT));
        return there ? cookie : cookie + attribute;
    }
}
