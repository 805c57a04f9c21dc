package org.exchangeconnect.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.exchangeconnect.oauth.TokenLifetime;

/** Reads and validates all configuration keys. Keys that depend on each other are checked together. */
final class SettingsReader {

    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern HOST_SOURCE =
            Pattern.compile("'self'|https?://(\\*\\.)?[A-Za-z0-9.-]+(:(\\d{1,5}|\\*))?");
    private static final Pattern PATHS = Pattern.compile("/|(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/");
    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MIN_PASSWORD = 16;
    private static final int MIN_DISTINCT = 6;

    /** Defaults, examples and the passwords that attackers try first. */
    private static final Pattern EASY = Pattern.compile("((demo|example|secret|default|my|the|your|office|back-?office|"
            + "exchange-?connect|connect|admin|administrator|user|api)?[-_.]?"
            + "(pass(word|wd|phrase)?|secret|admin|change-?(it|me)|letmein|qwerty(uiop)?|welcome|example|demo)"
            + "[-_.!]?(\\d{0,10}|abc\\w*)[-_.!]?)+|\\d+|abcdef\\w*");

    /** Passwords in the URL are refused, because drivers and pools write it into logs and exceptions. */
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)[?&;](ssl)?password=|//[^/?;]*@");

    /** Enough for 50,000 one-minute tokens if Infobip responds within a quarter of a second. */
    private static final int DEFAULT_MAX_IN_FLIGHT = 512;

    private final SettingReader keys;
    private final boolean development;

    private SettingsReader(SettingReader keys) {
        this.keys = keys;
        this.development = keys.flag("connect.development");
    }

    /**
     * Reads and validates the configuration.
     *
     * @param source returns a key's value as text, empty if there is none
     * @throws InvalidConfigurationException with all problems
     */
    static Settings read(Function<String, Optional<String>> source) {
        return new SettingsReader(new SettingReader(source)).read();
    }

    /** Reads the part of the configuration that a command-line tool needs. */
    static CommandSettings readForCommand(Function<String, Optional<String>> source) {
        SettingsReader reader = new SettingsReader(new SettingReader(source));
        DataSettings data = reader.data();
        CommandSettings settings = new CommandSettings(data, reader.encryption(data, true));
        reader.keys.finish();
        return settings;
    }

    /**
     * Returns the keys and effective values, without those of secrets, of a configuration that is already validated.
     */
    static List<EffectiveConfiguration.ConfigurationEntry> shown(Function<String, Optional<String>> source) {
        SettingReader keys = new SettingReader(source);
        new SettingsReader(keys).read();
        return keys.lines();
    }

    private Settings read() {
        DataSettings data = data();
        Settings settings = new Settings(
                oauth(),
                new ApiSettings(apiBaseUri(), allowedHosts()),
                http(),
                pages(),
                sessions(),
                renewal(),
                gateway(),
                delivery(),
                NotificationSettingsReader.read(keys, development),
                portal(),
                data,
                encryption(data, false),
                backOffice(),
                proxies(),
                jwt(),
                new DevelopmentMode(development));
        keys.finish();
        return settings;
    }

    private RenewalSettings renewal() {
        int noLimit = RenewalSettings.NO_LIMIT;
        return new RenewalSettings(
                keys.number("connect.renewal.due-at", 0.6, 0.1, 0.9),
                keys.whole("connect.renewal.max-in-flight", DEFAULT_MAX_IN_FLIGHT, 1, 2000),
                keys.whole("connect.renewal.max-per-second", 1, noLimit).orElse(noLimit));
    }

    private OAuthSettings oauth() {
        return new OAuthSettings(
                keys.required("infobip.oauth.client-id", keys.text("infobip.oauth.client-id")),
                keys.secret("infobip.oauth.client-secret"),
                redirectUri(),
                keys.text("infobip.oauth.scope", "api_read"),
                keys.choice("infobip.oauth.pkce", OAuthSettings.PkceUse.class, OAuthSettings.PkceUse.PUBLIC),
                uri("infobip.oauth.authorize-uri", "https://oneapi.infobip.com/exchange/1/oauth/authorize"),
                uri("infobip.oauth.token-uri", "https://oneapi.infobip.com/exchange/1/oauth/token"),
                keys.duration(
                        "infobip.oauth.token-lifetime",
                        Duration.ofMinutes(1),
                        TokenLifetime.MIN_LENGTH,
                        Duration.ofDays(1)));
    }

    private URI redirectUri() {
        String key = "infobip.oauth.redirect-uri";
        URI uri = keys.required(key, keys.uri(key, null, development));
        if (uri != null && (uri.getPath() == null || !uri.getPath().endsWith("/api/oauth/callback"))) {
            keys.problem(key, "must be the public URL of /api/oauth/callback");
        }
        return uri;
    }

    private URI apiBaseUri() {
        String key = "infobip.api.base-uri";
        URI uri = base(key, "https://api.infobip.com");
        if (uri != null && !development && HostAddress.isLoopback(uri.getHost())) {
            keys.problem(key, "must not be this machine (that requires connect.development=true)");
        }
        return uri;
    }

    private List<String> allowedHosts() {
        return hosts("infobip.api.allowed-hosts", "*.infobip.com");
    }

    private List<String> hosts(String key, String fallback) {
        List<String> hosts = keys.list(key, fallback, ",");
        if (hosts.stream().anyMatch(host -> !HOST.matcher(host).matches())) {
            keys.problem(key, "must be host names separated by commas, such as *.infobip.com");
        }
        return hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /** A read timeout that is longer than the default of the two longer ones applies to these as well. */
    private HttpSettings http() {
        Duration read = timeout("infobip.http.read-timeout", Duration.ofSeconds(4));
        Duration longer =
                read.compareTo(HttpSettings.DEFAULT_SEND_TIMEOUT) > 0 ? read : HttpSettings.DEFAULT_SEND_TIMEOUT;
        return new HttpSettings(
                timeout("infobip.http.connect-timeout", Duration.ofSeconds(2)),
                read,
                timeout("infobip.http.send-timeout", longer),
                timeout("infobip.http.gateway-timeout", longer),
                forwardProxy());
    }

    private ForwardProxy forwardProxy() {
        String key = "infobip.http.proxy-uri";
        Optional<URI> proxy = keys.uri(key, null, true);
        boolean plain = proxy.stream()
                .allMatch(uri -> "http".equalsIgnoreCase(uri.getScheme())
                        && uri.getPort() > 0
                        && uri.getRawQuery() == null
                        && (uri.getRawPath() + "").matches("/?"));
        if (!plain) {
            keys.problem(key, "must be like http://proxy.example.com:3128, without path");
        }
        return new ForwardProxy(
                proxy.filter(uri -> uri.getPort() > 0)
                        .map(uri -> InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort())),
                hosts("infobip.http.proxy-exceptions", ""));
    }

    private Duration timeout(String key, Duration fallback) {
        return keys.duration(key, fallback, Duration.ofMillis(10), Duration.ofMinutes(1));
    }

    private PageSettings pages() {
        String ancestors = "connect.frame-ancestors";
        List<String> frames = keys.list(ancestors, "https://portal.infobip.com", "\\s+");
        if (frames.stream().anyMatch(source -> !HOST_SOURCE.matcher(source).matches())) {
            keys.problem(ancestors, "must be origins separated by spaces, such as https://portal.infobip.com");
        }
        return new PageSettings(frames, returnOrigins());
    }

    private SessionSettings sessions() {
        return new SessionSettings(
                keys.duration(
                        "connect.session.recognition",
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(1),
                        Duration.ofHours(1)),
                keys.duration(
                        "connect.session.lifetime", Duration.ofHours(8), Duration.ofSeconds(1), Duration.ofHours(24)));
    }

    private List<URI> returnOrigins() {
        String key = "connect.return-origins";
        List<String> origins = keys.list(key, "", ",");
        if (origins.stream().anyMatch(origin -> !isOrigin(origin))) {
            keys.problem(key, "must be origins separated by commas, such as https://www.example.com");
            return List.of();
        }
        return origins.stream().map(URI::create).toList();
    }

    private boolean isOrigin(String text) {
        try {
            URI uri = new URI(text);
            boolean scheme = "https".equals(uri.getScheme()) || development && "http".equals(uri.getScheme());
            return scheme
                    && uri.getHost() != null
                    && text.equals(uri.getScheme() + "://" + uri.getRawAuthority())
                    && uri.getRawUserInfo() == null;
        } catch (java.net.URISyntaxException notAUri) {
            return false;
        }
    }

    private PortalSettings portal() {
        String key = "infobip.app-id";
        Optional<String> appId = keys.text(key);
        if (appId.isPresent() && !APP_ID.matcher(appId.get()).matches()) {
            keys.problem(key, "must be the app's id at Infobip, such as 3bb98d89-af5d-4a56-8ccd-c3e0e2ae976b");
        }
        return new PortalSettings(base("infobip.portal.base-uri", "https://portal.infobip.com"), appId);
    }

    private GatewaySettings gateway() {
        String key = "connect.gateway.allowed-paths";
        List<String> paths = keys.list(key, "/sms/", ",");
        if (paths.stream().anyMatch(path -> !PATHS.matcher(path).matches())) {
            keys.problem(key, "must be paths separated by commas, each with a slash at both ends, such as /sms/");
        }
        return new GatewaySettings(paths);
    }

    private DeliverySettings delivery() {
        String key = "connect.delivery-reports.notify-uri";
        Optional<URI> notify = keys.uri(key, null, development);
        if (notify.isPresent() && !(notify.get().getPath() + "").endsWith("/api/webhooks/delivery-reports")) {
            keys.problem(key, "must be the public URL of /api/webhooks/delivery-reports");
        }
        return new DeliverySettings(
                keys.secret("infobip.signing-secret"),
                notify,
                keys.duration(
                        "connect.messages.retention", Duration.ofDays(90), Duration.ofDays(3), Duration.ofDays(3660)));
    }

    private DataSettings data() {
        Optional<String> url = keys.text("connect.database.url");
        if (url.isPresent() && !url.get().matches("jdbc:(postgresql|h2):.*")) {
            keys.problem("connect.database.url", "must start with jdbc:postgresql: or jdbc:h2:");
        }
        if (url.isPresent() && PASSWORD_IN_URL.matcher(url.get()).find()) {
            keys.problem("connect.database.url", "must not contain a password: set connect.database.password");
        }
        return new DataSettings(
                Path.of(keys.text("connect.data-dir", "data")).toAbsolutePath().normalize(),
                url,
                keys.text("connect.database.user"),
                keys.secret("connect.database.password"),
                keys.text("connect.database.jndi"));
    }

    /**
     * A generated key file is suitable for the embedded database. Nodes that share a database would each generate a
     * different key, so a shared database requires permission for it. An existing generated file stays in use.
     */
    private EncryptionSettings encryption(DataSettings data, boolean forCommand) {
        String key = "connect.encryption.keyset";
        Optional<Path> named = keys.text(key).map(Path::of);
        Path file = named.orElseGet(() -> data.dataDir().resolve(EncryptionSettings.GENERATED));
        Optional<String> kmsUri = keys.text("connect.encryption.kms-uri");
        boolean shared = data.jndi().isPresent()
                || data.databaseUrl()
                        .filter(url -> url.startsWith("jdbc:postgresql:"))
                        .isPresent();
        boolean allowed = !shared || development || keys.flag("connect.encryption.allow-generated");
        if (!forCommand && !Files.isReadable(file)) {
            if (named.isPresent()) {
                keys.problem(
                        key,
                        "must name a readable file: restore it from its backup, or create the first one"
                                + " with server-config/keys/keys.sh make");
            } else if (!allowed) {
                keys.problem(
                        key,
                        "is required with a database that nodes can share: create a key file with"
                                + " server-config/keys/keys.sh make (or, for one node, set"
                                + " connect.encryption.allow-generated=true)");
            } else if (kmsUri.isPresent()) {
                keys.problem(
                        key,
                        "is required with connect.encryption.kms-uri: create a key file with"
                                + " server-config/keys/keys.sh make");
            }
        }
        return new EncryptionSettings(
                file,
                named.isEmpty() && allowed,
                kmsUri,
                keys.text("connect.encryption.kms-lib").map(Path::of),
                keys.flag("connect.encryption.key-lost"));
    }

    private BackOfficeSettings backOffice() {
        BackOfficeSettings backOffice = new BackOfficeSettings(
                keys.text("connect.api.user"),
                keys.secret("connect.api.password"),
                keys.whole("connect.api.max-per-second", BackOfficeSettings.DEFAULT_MAX_PER_SECOND, 10, 100_000));
        if (backOffice.user().isPresent() != backOffice.password().isPresent()) {
            keys.problem("connect.api.password", "and connect.api.user must be set together");
        }
        checkStrength(backOffice);
        return backOffice;
    }

    /** The password alone protects all accounts, so it must be hard to guess. */
    private void checkStrength(BackOfficeSettings backOffice) {
        if (development || backOffice.password().isEmpty()) {
            return;
        }
        String password = backOffice.password().get().reveal();
        String key = "connect.api.password";
        if (password.length() < MIN_PASSWORD) {
            keys.problem(key, "must have at least " + MIN_PASSWORD + " characters");
        } else if (isEasyToGuess(password, backOffice.user().orElse(""))) {
            keys.problem(key, "is easy to guess: use a random one, such as from openssl rand -base64 24");
        }
    }

    private static boolean isEasyToGuess(String password, String user) {
        String plain = password.toLowerCase(Locale.ROOT);
        return plain.chars().distinct().count() < MIN_DISTINCT
                || plain.equalsIgnoreCase(user)
                || EASY.matcher(plain).matches();
    }

    private ProxySettings proxies() {
        String key = "connect.trusted-proxies";
        List<Optional<Network>> networks =
                keys.list(key, "", ",").stream().map(Network::read).toList();
        if (networks.contains(Optional.<Network>empty())) {
            keys.problem(key, "must be IP addresses or networks separated by commas, such as 10.0.0.0/8");
        }
        return new ProxySettings(networks.stream().flatMap(Optional::stream).toList());
    }

    /** A key requires an issuer and an audience; otherwise any token of the same issuer would open the API. */
    private JwtSettings jwt() {
        String location = "mp.jwt.verify.publickey.location";
        Optional<String> key = keys.text("mp.jwt.verify.publickey");
        if (key.isEmpty() && keys.text(location).isPresent()) {
            try {
                key = Optional.of(ByteOrderMark.strip(Files.readString(
                                Path.of(keys.text(location).get().replaceFirst("^file:(//)?", ""))))
                        .strip());
            } catch (IOException | InvalidPathException notThere) {
                keys.problem(location, "must be a file with a public key in PEM, or a JWK set");
            }
        }
        if (key.isPresent()) {
            keys.required("mp.jwt.verify.issuer", keys.text("mp.jwt.verify.issuer"));
            keys.required("mp.jwt.verify.audiences", keys.text("mp.jwt.verify.audiences"));
        }
        return new JwtSettings(
                key, keys.text("mp.jwt.verify.issuer", ""), keys.list("mp.jwt.verify.audiences", "", ","));
    }

    /** Reads a URL to which paths are appended, without trailing slashes. */
    private URI base(String key, String fallback) {
        URI uri = uri(key, fallback);
        return uri == null ? null : URI.create(uri.toString().replaceFirst("/+$", ""));
    }

    private URI uri(String key, String fallback) {
        return keys.uri(key, fallback, development).orElse(null);
    }
}
