package org.exchangeconnect.connection;

/** The problem with an entered base URL. */
public enum BaseUriProblem {
    /** It is not an https URL of a host alone. */
    MALFORMED,
    /** Its host is not allowed. */
    HOST_NOT_ALLOWED,
    /** Its host has no address. */
    HOST_UNKNOWN,
    /** Its host has an address that is not public: calls with a token would go into the internal network. */
    ADDRESS_NOT_PUBLIC
}
