package org.exchangeconnect.web;

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
 * One browser, told from all others by a cookie of 256 random bits that only this application gets back. The portal's
 * state is not a secret of this browser, so an authorization attempt is bound to this cookie as well. There is one for
 * all attempts of a browser, and one more for each site that frames our pages ({@code Partitioned}).
 */
public record BrowserCookie(String value) {

    private static final String COOKIE = "__Host-ec-browser";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BITS = 256;
    /** The longest that browsers allow (RFC 6265bis section 5.5). */
    private static final Duration AGE = Duration.ofDays(400);

    /** Gives the browser that sent this request; empty when it sent no cookie of ours. */
    public static Optional<BrowserCookie> of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> VALUE.matcher(value).matches())
                .map(BrowserCookie::new)
                .findFirst();
    }

    /** Gives the browser that sent this request and has it keep its cookie; a new one where it sent none. */
    public static BrowserCookie bind(HttpServletRequest request, HttpServletResponse response) {
        BrowserCookie browser = of(request).orElseGet(() -> new BrowserCookie(Randomness.text(BITS)));
        response.addCookie(browser.cookie());
        request.setAttribute(COOKIE, browser);
        return browser;
    }

    /** Gives the browser whose cookie this request's response sets; empty when it sets none. */
    public static Optional<BrowserCookie> bound(HttpServletRequest request) {
        return Optional.ofNullable((BrowserCookie) request.getAttribute(COOKIE));
    }

    /** Gives the digest under which attempts are stored; the value itself is not. */
    public byte[] digest() {
        return Sha256.of(value);
    }

    /** Shows nothing of the value. */
    @Override
    public String toString() {
        return "Browser";
    }

    private Cookie cookie() {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath("/");
        cookie.setMaxAge((int) AGE.toSeconds());
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "None");
        cookie.setAttribute("Partitioned", "");
        return cookie;
    }
}
