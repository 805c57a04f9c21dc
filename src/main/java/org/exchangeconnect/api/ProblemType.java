package org.exchangeconnect.api;

import java.util.Locale;

/** The problem types of the REST API. Their type URIs and statuses are part of its contract. */
enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_FOR_INFOBIP(400, "Infobip finds the request not valid"),
    UNAUTHORIZED(401, "Credentials are needed"),
    SIGNATURE_NEEDED(401, "The call must be signed by Infobip"),
    NOT_FOUND(404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "This address does not know the method"),
    NOT_ACCEPTABLE(406, "The answer is JSON"),
    RECONNECT_REQUIRED(409, "A person must connect the account again"),
    RENEWAL_FAILED(409, "The token was not renewed"),
    BASE_URI_NOT_ALLOWED(409, "The account's base URL is not allowed"),
    REQUEST_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request must be JSON"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    REFUSED_BY_INFOBIP(502, "Infobip refused the request"),
    TOKEN_REFUSED(502, "Infobip did not take the account's token"),
    INFOBIP_FAILED(502, "Infobip gave no usable answer"),
    DATABASE_UNAVAILABLE(503, "The database is not available"),
    TOKEN_UNAVAILABLE(503, "There is no token at the moment"),
    INFOBIP_OVERLOADED(503, "Infobip asked for a pause"),
    KEY_UNCHECKED(503, "Infobip could not be asked whether it takes the key"),
    INFOBIP_UNREACHABLE(503, "Infobip can't be reached"),
    INFOBIP_TIMEOUT(504, "Infobip did not answer in time");

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
