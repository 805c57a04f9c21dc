package org.exchangeconnect.web.session;

import jakarta.servlet.http.Cookie;
import java.time.Duration;

/**
 * Creates cookies that browsers also send from a frame on another site. A browser keeps one for each site that frames
 * our pages. No script reads them, and they are sent over https alone.
 */
public final class PartitionedCookie {

    private PartitionedCookie() {}

    /**
     * Returns a cookie for the whole host.
     *
     * @param name begins with {@code __Host-}
     * @param age whole seconds; zero removes the cookie
     */
    public static Cookie of(String name, String value, Duration age) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge((int) age.toSeconds());
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "None");
        cookie.setAttribute("Partitioned", "");
        return cookie;
    }
}
