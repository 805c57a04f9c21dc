package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The sandbox's state and logic, shared by the endpoints and independent of sockets. */
final class Engine {

    private volatile SandboxOptions options;
    private final Users users = new Users();
    private final Recorder recorder = new Recorder(this::options);
    private final Codes codes = new Codes(this::options);
    private final Tokens tokens = new Tokens(this::options);
    private final Authorization authorization = new Authorization(this::options, codes, recorder);
    private final MessageStore outbox = new MessageStore();
    private final PortalSessions sessions = new PortalSessions(this::now);
    private final Faults faults = new Faults(this::now);

    private final ReportPusher pusher = new ReportPusher(this);

    Engine(SandboxOptions options) {
        this.options = options;
    }

    SandboxOptions options() {
        return options;
    }

    void reconfigure(UnaryOperator<SandboxOptions> change) {
        options = change.apply(options);
    }

    /** Clears tokens, codes, consents, messages, recordings and faults; keeps users, portal logins and options. */
    void reset() {
        recorder.clear();
        codes.clear();
        tokens.clear();
        authorization.clear();
        outbox.clear();
        faults.clear();
    }

    Instant now() {
        return options.clock().instant();
    }

    Users users() {
        return users;
    }

    Recorder recorder() {
        return recorder;
    }

    Codes codes() {
        return codes;
    }

    Tokens tokens() {
        return tokens;
    }

    Authorization authorization() {
        return authorization;
    }

    MessageStore outbox() {
        return outbox;
    }

    ReportPusher pusher() {
        return pusher;
    }

    PortalSessions sessions() {
        return sessions;
    }

    Faults faults() {
        return faults;
    }

    /** Returns the user of an API call's Authorization header; empty unless it has a valid token or a known key. */
    Optional<SandboxUser> caller(Request request) {
        String header = request.header("Authorization");
        if (header == null || request.headerValues("Authorization").size() != 1) {
            return Optional.empty();
        }
        if (header.startsWith("IBSSO ")) {
            return tokens.alive(header.substring(6)).map(token -> token.grant().user());
        }
        return header.startsWith("App ")
                ? Optional.ofNullable(options.apiKeys().get(header.substring(4)))
                        .flatMap(users::find)
                : Optional.empty();
    }
}
