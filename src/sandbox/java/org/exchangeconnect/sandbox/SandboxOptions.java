package org.exchangeconnect.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How a sandbox behaves. Immutable: each setter answers a changed copy. */
public final class SandboxOptions implements Cloneable {

    /** An API key that acts for the first user's account. */
    public static final String DEFAULT_API_KEY =
            "003026bbc133714df1834b8638bb496e-8f4b3d9a-e931-478d-a994-28a725159ab9";

    private int port;
    private URI appUri = URI.create("http://127.0.0.1:8080/exchange-connect");
    private List<RegisteredApp> apps;
    private Clock clock = Clock.systemUTC();
    private Duration tokenLifetime = Duration.ofMinutes(1);
    private Duration codeLifetime = Duration.ofMinutes(1);
    private boolean oldTokenStaysAlive;
    private TokenResponseStyle answerStyle = TokenResponseStyle.DOCUMENTED;
    private CancelMode cancelMode = CancelMode.REFERRER;
    private boolean cors = true;
    private Duration pushesEach = Duration.ZERO;
    private int threads = 32;
    private Map<String, String> apiKeys = Map.of(DEFAULT_API_KEY, "F443BCAEB8517F7159F44D0E8CFE725D");

    /** Infobip's documented behaviour, on a free port, with one confidential app. */
    public static SandboxOptions standard() {
        return new SandboxOptions();
    }

    /** Zero, the default, takes a free one. */
    public SandboxOptions port(int value) {
        return with(options -> options.port = value);
    }

    /** The app's context root, which the portal frames; the standard app's redirect URI follows from it. */
    public SandboxOptions appUri(URI value) {
        return with(options -> options.appUri = value);
    }

    /** Replaces the standard app. */
    public SandboxOptions apps(RegisteredApp... value) {
        return with(options -> options.apps = List.of(value));
    }

    public SandboxOptions clock(Clock value) {
        return with(options -> options.clock = value);
    }

    public SandboxOptions tokenLifetime(Duration value) {
        return with(options -> options.tokenLifetime = value);
    }

    public SandboxOptions codeLifetime(Duration value) {
        return with(options -> options.codeLifetime = value);
    }

    /** Whether a renewed token lives on until its own expiry; by default it is dead at once. */
    public SandboxOptions oldTokenStaysAlive(boolean value) {
        return with(options -> options.oldTokenStaysAlive = value);
    }

    public SandboxOptions answerStyle(TokenResponseStyle value) {
        return with(options -> options.answerStyle = value);
    }

    public SandboxOptions cancelMode(CancelMode value) {
        return with(options -> options.cancelMode = value);
    }

    /** Whether the token endpoint answers cross-origin requests of browsers. */
    public SandboxOptions cors(boolean value) {
        return with(options -> options.cors = value);
    }

    /** How often delivery reports are pushed by themselves; zero, the default: only when told. */
    public SandboxOptions pushesEach(Duration value) {
        return with(options -> options.pushesEach = value);
    }

    public SandboxOptions threads(int value) {
        return with(options -> options.threads = value);
    }

    /** API keys, each with the key of the user for whom it acts. */
    public SandboxOptions apiKeys(Map<String, String> value) {
        return with(options -> options.apiKeys = Map.copyOf(value));
    }

    public int port() {
        return port;
    }

    public URI appUri() {
        return appUri;
    }

    public List<RegisteredApp> apps() {
        return apps == null ? List.of(RegisteredApp.standard(URI.create(appUri + "/api/oauth/callback"))) : apps;
    }

    public Optional<RegisteredApp> app(String clientId) {
        return apps().stream().filter(app -> app.clientId().equals(clientId)).findFirst();
    }

    public Clock clock() {
        return clock;
    }

    public Duration tokenLifetime() {
        return tokenLifetime;
    }

    public Duration codeLifetime() {
        return codeLifetime;
    }

    public boolean oldTokenStaysAlive() {
        return oldTokenStaysAlive;
    }

    public TokenResponseStyle answerStyle() {
        return answerStyle;
    }

    public CancelMode cancelMode() {
        return cancelMode;
    }

    public boolean cors() {
        return cors;
    }

    public Duration pushesEach() {
        return pushesEach;
    }

    public int threads() {
        return threads;
    }

    public Map<String, String> apiKeys() {
        return apiKeys;
    }

    private SandboxOptions with(Consumer<SandboxOptions> change) {
        try {
            SandboxOptions copy = (SandboxOptions) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
