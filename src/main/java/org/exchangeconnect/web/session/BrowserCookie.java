package org.exchangeconnect.web.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exchangeconnect.oauth.Randomness;
import org.exchangeconnect.oauth.Sha256;

/**
 * Identifies a browser by a cookie of 256 random bits. The portal's state is not secret to one browser, so an
 * authorization session is bound to this cookie as well. A browser has one such cookie for all its authorization
 * sessions, and one more for each site that frames our pages ({@code Partitioned}).
 */
public record BrowserCookie(String value) {

    private static final String COOKIE = "__Host-ec-browser";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BITS = 256;
    /** The longest age that browsers allow (RFC 6265bis section 5.5). */
    private static final Duration AGE = Duration.ofDays(400);

    /** Returns the browser that sent this request; empty when the request has no valid cookie. */
    public static Optional<BrowserCookie> of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> VALUE.matcher(value).matches())
                .map(BrowserCookie::new)
                .findFirst();
    }

    /**
     * Returns the browser that sent this request and renews its cookie in the response; creates a new one when the
     * request has none.
     */
    public static BrowserCookie bind(HttpServletRequest request, HttpServletResponse response) {
        BrowserCookie browser = of(request).orElseGet(() -> new BrowserCookie(Randomness.text(BITS)));
        response.addCookie(PartitionedCookie.of(COOKIE, browser.value(), AGE));
        request.setAttribute(COOKIE, browser);
        return browser;
    }

    /** Returns the browser whose cookie the response to this request sets; empty when it sets none. */
    public static Optional<BrowserCookie> bound(HttpServletRequest request) {
        return Optional.ofNullable((BrowserCookie) request.getAttribute(COOKIE));
    }

    /** Returns the SHA-256 digest under which authorization sessions are stored; the value itself is never stored. */
    public byte[] digest() {
        return Sha256.of(value);
    }

    /** Does not reveal the value. */
    @Override
    public String toString() {
        return "BrowserCookie";
    }
}
