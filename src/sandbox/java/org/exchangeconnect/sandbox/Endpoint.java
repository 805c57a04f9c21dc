package org.exchangeconnect.sandbox;

/** One path of the sandbox: a function from request to reply, independent of sockets. */
public interface Endpoint {

    Reply answer(Request request);

    PathKind kind();

    /**
     * Returns the key of the user whose connection the request concerns, for faults limited to one user; null if
     * unknown.
     */
    default String userOf(Request request) {
        return null;
    }

    /** Returns the form of this endpoint's errors, which scripted errors have too. */
    default ErrorForm errors() {
        return ErrorForm.SERVICE_EXCEPTION;
    }

    /** Adds this endpoint's common headers to a reply, including that of a scripted fault. */
    default Reply dressed(Request request, Reply reply) {
        return reply;
    }
}
