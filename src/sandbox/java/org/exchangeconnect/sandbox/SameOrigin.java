package org.exchangeconnect.sandbox;

/** Distinguishes form posts of the sandbox's own pages from those of other sites by the Origin header. */
final class SameOrigin {

    private SameOrigin() {}

    /** Returns true also without an Origin header: such clients are no browsers and carry no user's cookies. */
    static boolean holds(Request request) {
        String origin = request.header("Origin");
        return origin == null || origin.equals("http://" + request.header("Host"));
    }

    static Reply refused() {
        return Reply.html(403, "<!doctype html><title>Refused</title><p>This form came from another site.");
    }
}
