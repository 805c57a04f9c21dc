package org.exchangeconnect.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;

/** A request that ends before it reaches a resource, told as a problem document (RFC 9457). */
enum Refusal {
    UNAUTHORIZED(401, "Credentials are needed", "Send the back office's user name and password by HTTP Basic."),
    CROSS_SITE(403, "Another site's page may not ask for this", "Ask from a program, or from a page of this address."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait for as long as Retry-After says.");

    private static final int MOST_READ = 64 * 1024;
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String CHALLENGE = "Basic realm=\"Exchange Connect\", charset=\"UTF-8\"";

    private final int status;
    private final String title;
    private final String detail;

    Refusal(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** @param tokens whether a signed token would do as well */
    static void unauthorized(HttpServletRequest request, HttpServletResponse response, boolean tokens) {
        response.setHeader("WWW-Authenticate", CHALLENGE);
        if (tokens) {
            response.addHeader("WWW-Authenticate", "Bearer realm=\"Exchange Connect\"");
        }
        UNAUTHORIZED.write(request, response);
    }

    static void crossSite(HttpServletRequest request, HttpServletResponse response) {
        CROSS_SITE.write(request, response);
    }

    /** @param wait told in whole seconds, at least one */
    static void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) {
        response.setHeader(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        TOO_MANY_REQUESTS.write(request, response);
    }

    /**
     * Ends the exchange: Payara would otherwise put a page of its own in the answer's place, and WildFly would try to and
     * log that it can't.
     */
    private void write(HttpServletRequest request, HttpServletResponse response) {
        byte[] body = json().getBytes(UTF_8);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        try {
            finish(request);
            response.getOutputStream().write(body);
            response.getOutputStream().close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /**
     * An exchange is over when its request was read too. A large one, or one that waits to be asked for, is not. Read
     * before the answer leaves: whoever has an answer may send the next request, whose bytes are not this one's.
     */
    private static void finish(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() <= MOST_READ && request.getHeader("Expect") == null) {
            request.getInputStream().readNBytes(MOST_READ);
        }
    }

    private String json() {
        return JSON.createObjectBuilder()
                .add(
                        "type",
                        "urn:exchange-connect:problem:"
                                + name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .build()
                .toString();
    }
}
