package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.exchangeconnect.sandbox.api.ApiCaller;
import org.exchangeconnect.sandbox.api.ApiContext;
import org.exchangeconnect.sandbox.sms.SmsPlatform;
import org.exchangeconnect.sandbox.subscriptions.Subscriptions;

/** The sandbox's state and logic, shared by the endpoints and independent of sockets. */
final class Engine implements ApiContext {

    private volatile SandboxOptions options;
    private final Users users = new Users();
    private final Recorder recorder = new Recorder(this::options);
    private final Codes codes = new Codes(this::options);
    private final Tokens tokens = new Tokens(this::options);
    private final Authorization authorization = new Authorization(this::options, codes, recorder);
    private final PortalSessions sessions = new PortalSessions(this::now);
    private final Faults faults = new Faults(this::now);
    private final UserRights rights = new UserRights(this::options);
    private final Subscriptions subscriptions = new Subscriptions(this);
    private final SmsPlatform sms = new SmsPlatform(this, subscriptions);

    Engine(SandboxOptions options) {
        this.options = options;
    }

    @Override
    public SandboxOptions options() {
        return options;
    }

    void reconfigure(UnaryOperator<SandboxOptions> change) {
        options = change.apply(options);
    }

    /**
     * Clears tokens, codes, consents, messages, subscriptions, recordings and faults; keeps users, portal logins and
     * options. Users get the rights of their roles back.
     */
    void reset() {
        recorder.clear();
        codes.clear();
        tokens.clear();
        authorization.clear();
        rights.clear();
        subscriptions.clear();
        sms.clear();
        faults.clear();
    }

    @Override
    public Instant now() {
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

    UserRights rights() {
        return rights;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    SmsPlatform sms() {
        return sms;
    }

    PortalSessions sessions() {
        return sessions;
    }

    Faults faults() {
        return faults;
    }

    /** Returns the caller of an API call; empty unless its Authorization header has a valid token or a known key. */
    @Override
    public Optional<ApiCaller> caller(Request request) {
        String header = request.header("Authorization");
        if (header == null || request.headerValues("Authorization").size() != 1) {
            return Optional.empty();
        }
        if (header.startsWith("IBSSO ")) {
            return tokens.alive(header.substring(6))
                    .map(token -> token.grant().user())
                    .map(user -> new ApiCaller(user, rights.ofUser(user)));
        }
        return header.startsWith("App ") ? apiKeyCaller(header.substring(4)) : Optional.empty();
    }

    @Override
    public void secret(String value) {
        recorder.secret(value);
    }

    private Optional<ApiCaller> apiKeyCaller(String apiKey) {
        return Optional.ofNullable(options.apiKeys().get(apiKey))
                .flatMap(users::find)
                .map(user -> new ApiCaller(user, rights.ofApiKey(apiKey)));
    }
}
