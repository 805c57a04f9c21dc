package org.exchangeconnect.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** The {@code Set-Cookie} header of one response, as far as it is about the session. */
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
     * Makes the session cookie one for frames on other sites if it was set and is not; other cookies keep their place
     * and form. Does nothing once the response is on its way.
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
