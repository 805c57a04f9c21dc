package org.exchangeconnect.sandbox;

/** Tells a form of the sandbox's own pages from one that another site posts: browsers name the origin of each post. */
final class SameOrigin {

    private SameOrigin() {}

    /** True without an Origin header too, for clients that are no browsers and carry nobody's cookies. */
    static boolean holds(Request request) {
        String origin = request.header("Origin");
        return origin == null || origin.equals("http://" + request.header("Host"));
    }

    static Reply refused() {
        return Reply.html(403, "<!doctype html><title>Refused</title><p>This form came from another site.");
    }
}
