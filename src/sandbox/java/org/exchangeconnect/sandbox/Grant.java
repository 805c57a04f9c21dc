package org.exchangeconnect.sandbox;

/** What one user allowed one app. Each token of the chain that starts with the code belongs to the same grant. */
final class Grant {

    private final RegisteredApp app;
    private final SandboxUser user;
    private volatile IssuedToken newest;
    private volatile boolean revoked;

    Grant(RegisteredApp app, SandboxUser user) {
        this.app = app;
        this.user = user;
    }

    RegisteredApp app() {
        return app;
    }

    SandboxUser user() {
        return user;
    }

    /** The token issued last, or null before the code was exchanged. */
    IssuedToken newest() {
        return newest;
    }

    void newest(IssuedToken token) {
        newest = token;
    }

    boolean revoked() {
        return revoked;
    }

    /** Kills every token of the chain, those to come included. */
    void revoke() {
        revoked = true;
    }
}
