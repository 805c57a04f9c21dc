package org.exchangeconnect.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;

/** A request that ends before it reaches a resource, told as a problem document (RFC 9457). */
enum Refusal {
    UNAUTHORIZED(401, "Credentials are needed", "Send the back office's user name and password by HTTP Basic."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait for as long as Retry-After says.");

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

    static void unauthorized(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", CHALLENGE);
        UNAUTHORIZED.write(response);
    }

    /** @param wait told in whole seconds, at least one */
    static void tooMany(HttpServletResponse response, Duration wait) {
        response.setHeader(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        TOO_MANY_REQUESTS.write(response);
    }

    /** Commits the response: the server would otherwise put a page of its own in its place. */
    private void write(HttpServletResponse response) {
        byte[] body = json().getBytes(UTF_8);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
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
