package org.exchangeconnect.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The options of a sandbox. Immutable: each setter returns a changed copy. */
public final class SandboxOptions implements Cloneable {

    /** An API key for the first user's account. */
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
    private PushStyle pushStyle = PushStyle.UNSIGNED;
    private String hmacHeader = "X-Hub-Signature";
    private boolean usersHaveAllRights;
    private int threads = 32;
    private Map<String, String> apiKeys = Map.of(DEFAULT_API_KEY, "F443BCAEB8517F7159F44D0E8CFE725D");

    /** Returns Infobip's documented behavior, on a free port, with one confidential app. */
    public static SandboxOptions standard() {
        return new SandboxOptions();
    }

    /** Sets the port; zero, the default, chooses a free one. */
    public SandboxOptions port(int value) {
        return with(options -> options.port = value);
    }

    /** Sets the context root of the app that the portal frames; the standard app's redirect URI derives from it. */
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

    /** Sets whether a renewed token remains valid until its own expiry; by default it becomes invalid at once. */
    public SandboxOptions oldTokenStaysAlive(boolean value) {
        return with(options -> options.oldTokenStaysAlive = value);
    }

    public SandboxOptions answerStyle(TokenResponseStyle value) {
        return with(options -> options.answerStyle = value);
    }

    public SandboxOptions cancelMode(CancelMode value) {
        return with(options -> options.cancelMode = value);
    }

    /** Sets whether the token endpoint accepts cross-origin requests from browsers. */
    public SandboxOptions cors(boolean value) {
        return with(options -> options.cors = value);
    }

    /** Sets the interval of automatic pushes of delivery reports; zero, the default, disables them. */
    public SandboxOptions pushesEach(Duration value) {
        return with(options -> options.pushesEach = value);
    }

    /** Signs the automatic pushes with the first app's signing secret, which no public source says that Infobip does. */
    public SandboxOptions signedPushes() {
        return with(options -> options.pushStyle = PushStyle.SIGNED);
    }

    /**
     * Sets the name of the header with the signature of a subscription's HMAC credentials, which Infobip's OpenAPI does
     * not name.
     */
    public SandboxOptions hmacHeader(String value) {
        return with(options -> options.hmacHeader = value);
    }

    /** Lets every user do everything, whatever roles the user has; by default most users can only send. */
    public SandboxOptions allRightsForEveryUser() {
        return with(options -> options.usersHaveAllRights = true);
    }

    public SandboxOptions threads(int value) {
        return with(options -> options.threads = value);
    }

    /** Sets the API keys, each with the key of its user. */
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

    public PushStyle pushStyle() {
        return pushStyle;
    }

    public String hmacHeader() {
        return hmacHeader;
    }

    boolean usersHaveAllRights() {
        return usersHaveAllRights;
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
