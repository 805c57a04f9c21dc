package org.exchangeconnect.api;

import java.util.Locale;

/** The problem types of the REST API. Their type URIs and statuses are part of its contract. */
enum ProblemType {
    INVALID_REQUEST(400, "Invalid request"),
    INVALID_FOR_INFOBIP(400, "Infobip rejected the request as invalid"),
    UNAUTHORIZED(401, "Missing or invalid credentials"),
    SIGNATURE_NEEDED(401, "Missing or invalid signature"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "The response is available only as JSON"),
    RECONNECT_REQUIRED(409, "The account must be reconnected"),
    RENEWAL_FAILED(409, "The token was not renewed"),
    BASE_URI_NOT_ALLOWED(409, "The account's base URL is not allowed"),
    REQUEST_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request body must be JSON"),
    INTERNAL_ERROR(500, "Internal error"),
    REFUSED_BY_INFOBIP(502, "Infobip refused the request"),
    TOKEN_REFUSED(502, "Infobip rejected the account's token"),
    INFOBIP_FAILED(502, "Infobip returned no usable response"),
    DATABASE_UNAVAILABLE(503, "The database is not available"),
    TOKEN_UNAVAILABLE(503, "No token is available"),
    INFOBIP_OVERLOADED(503, "Infobip is overloaded"),
    KEY_UNCHECKED(503, "Infobip could not check the API key"),
    INFOBIP_UNREACHABLE(503, "Infobip can't be reached"),
    INFOBIP_TIMEOUT(504, "Infobip did not respond in time");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Returns the type URI, such as {@code urn:exchange-connect:problem:not-found}. It is a name, not an address. */
    String uri() {
        return "urn:exchange-connect:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
