package org.exchangeconnect.connection;

/** What is wrong with a base URL that somebody entered. */
public enum BaseUriProblem {
    /** It is no https URL of a host alone. */
    MALFORMED,
    /** Its host is none of the allowed ones. */
    HOST_NOT_ALLOWED,
    /** Its host has no address. */
    HOST_UNKNOWN,
    /** Its host's address is not on the internet: calls with a token would go into the own network. */
    ADDRESS_NOT_PUBLIC
}
