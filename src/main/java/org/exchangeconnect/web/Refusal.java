package org.exchangeconnect.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.spi.JsonProvider;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Logs;

/** A refusal of a request before it reaches a resource, sent as a problem document (RFC 9457). */
public enum Refusal {
    UNREADABLE_BODY(400, "The request body cannot be read", "Remove the Upgrade header, or send a Content-Length."),
    UNREADABLE_FORM(400, "The form cannot be read", "Reload the page and submit it again."),
    UNEXPECTED_BODY(400, "Unexpected request body", "Send the request without a body."),
    BODY_BROKEN_OFF(400, "Incomplete request body", "Send the complete body with valid HTTP framing."),
    UNAUTHORIZED(401, "Missing or invalid credentials", "Send the back-office user name and password with HTTP Basic."),
    CROSS_SITE(403, "Cross-site request", "Call from a program, or from a page of the same origin."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "Use a method from the Allow header."),
    REQUEST_TIMEOUT(408, "The request body arrived too slowly", "Send the body within 30 seconds."),
    REQUEST_TOO_LARGE(413, "The request is too large", "Send a smaller body."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "Send the documented Content-Type."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait for the time in Retry-After.");

    private static final Logger LOG = Logs.of(Refusal.class);
    private static final int MAX_DRAINED_BYTES = 64 * 1024;
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

    /**
     * Refuses a request without valid credentials.
     *
     * @param tokens whether bearer tokens are accepted as well
     */
    public static void unauthorized(HttpServletRequest request, HttpServletResponse response, boolean tokens) {
        response.setHeader("WWW-Authenticate", CHALLENGE);
        if (tokens) {
            response.addHeader("WWW-Authenticate", "Bearer realm=\"Exchange Connect\"");
        }
        UNAUTHORIZED.write(request, response);
    }

    public static void crossSite(HttpServletRequest request, HttpServletResponse response) {
        CROSS_SITE.write(request, response);
    }

    /**
     * Refuses a request over a limit.
     *
     * @param wait how long to wait, sent in whole seconds, at least one
     */
    public static void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) {
        response.setHeader(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        TOO_MANY_REQUESTS.write(request, response);
    }

    /**
     * Refuses a method that the path does not support.
     *
     * @param allow the value of the {@code Allow} header
     */
    public static void methodNotAllowed(HttpServletRequest request, HttpServletResponse response, String allow) {
        response.setHeader("Allow", allow);
        METHOD_NOT_ALLOWED.write(request, response);
    }

    /**
     * Writes the whole response and closes it: otherwise Payara would replace it with its own page, and WildFly would
     * try to and log the failure. It does not wait for the request body; a connection with an unread body is closed
     * after the response.
     */
    public void write(HttpServletRequest request, HttpServletResponse response) {
        byte[] body = json().getBytes(UTF_8);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        if (hasBody(request)) {
            response.setHeader("Connection", "close");
        }
        try {
            drain(request);
            response.getOutputStream().write(body);
            response.getOutputStream().close();
        } catch (IOException gone) {
            LOG.log(Level.FINE, "A client disconnected", gone);
        }
    }

    /**
     * Reads the part of a short body that has arrived, without waiting: a client may lose the response if its
     * connection closes with an unread body.
     */
    private static void drain(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length > MAX_DRAINED_BYTES
                || length <= 0
                || request.getHeader("Upgrade") != null
                || request.getHeader("Expect") != null
                || request.getDispatcherType() != DispatcherType.REQUEST
                || request.isAsyncStarted()) {
            return;
        }
        InputStream in = request.getInputStream();
        for (int there = in.available(); there > 0; there = in.available()) {
            in.skipNBytes(there);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getProtocol().startsWith("HTTP/1")
                && (request.getContentLengthLong() > 0
                        || request.getHeader("Transfer-Encoding") != null
                        || request.getHeader("Upgrade") != null);
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
