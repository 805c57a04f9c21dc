package org.exchangeconnect.sandbox;

/** One path of the sandbox: a function from request to reply that knows nothing of sockets. */
interface Endpoint {

    Reply answer(Request request);

    PathKind kind();

    /** Whose connection the request is about, for faults that are meant for one user; null where that is not known. */
    default String userOf(Request request) {
        return null;
    }

    /** Gives a reply, a scripted fault's too, what the endpoint adds to each. */
    default Reply dressed(Request request, Reply reply) {
        return reply;
    }
}
