package org.exchangeconnect.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The gateway's own error responses, in the form of Infobip's errors, which is the only one that callers know. */
enum GatewayError {
    BAD_REQUEST(400, "The gateway cannot forward this request"),
    UNAUTHORIZED(401, "Invalid login details"),
    FORBIDDEN(403, "The gateway does not forward calls to this path"),
    METHOD_NOT_ALLOWED(405, "The gateway does not forward this method"),
    REQUEST_TIMEOUT(408, "The request body arrived too slowly; the request was not completed"),
    RECONNECT_REQUIRED(409, "The account must be reconnected; nothing was sent"),
    BASE_URL_NOT_ALLOWED(409, "The account's base URL is not allowed; nothing was sent"),
    REQUEST_TOO_LARGE(413, "The request is too large"),
    TOO_MANY_REQUESTS(429, "Too many concurrent requests; nothing was sent"),
    GENERAL_ERROR(500, "Internal error in the gateway"),
    ANSWER_LOST(502, "Infobip's response was lost; the request may have been processed"),
    DATABASE_UNAVAILABLE(503, "The gateway's database is not available; nothing was sent"),
    TOKEN_UNAVAILABLE(503, "No token is available; nothing was sent"),
    UNREACHABLE(503, "Infobip can't be reached; nothing was sent"),
    TIMEOUT(504, "Infobip did not respond in time; the request may have been processed");

    private final int status;

    /** Whether the body is also a problem document (RFC 9457), as in the rest of the application. */
    private final boolean problem;

    private final byte[] body;

    GatewayError(int status, String text) {
        this.status = status;
        this.problem = name().equals("DATABASE_UNAVAILABLE");
        this.body = json(text).getBytes(UTF_8);
    }

    int status() {
        return status;
    }

    /** Writes this error as the response, unless the response is already committed. */
    void write(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(status);
        response.setContentType(problem ? "application/problem+json" : "application/json");
        response.setContentLength(body.length);
        if (status == 401) {
            response.setHeader("WWW-Authenticate", "App realm=\"Exchange Connect\"");
        }
        if (status == 429 || status == 503) {
            response.setHeader("Retry-After", "1");
        }
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private String json(String text) {
        JsonProvider json = JsonProvider.provider();
        var service = json.createObjectBuilder().add("messageId", name()).add("text", text);
        var error = json.createObjectBuilder().add("serviceException", service);
        var body = json.createObjectBuilder().add("requestError", error);
        if (problem) {
            body.add("type", "urn:exchange-connect:problem:database-unavailable")
                    .add("title", text)
                    .add("status", status);
        }
        return body.build().toString();
    }
}
