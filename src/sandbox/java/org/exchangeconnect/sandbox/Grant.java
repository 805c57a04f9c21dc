package org.exchangeconnect.sandbox;

/** One user's grant to one app. All tokens that descend from one code belong to the same grant. */
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

    /** Returns the last issued token; null before the code is exchanged. */
    IssuedToken newest() {
        return newest;
    }

    void newest(IssuedToken token) {
        newest = token;
    }

    boolean revoked() {
        return revoked;
    }

    /** Revokes all tokens of the grant, future ones included. */
    void revoke() {
        revoked = true;
    }
}
