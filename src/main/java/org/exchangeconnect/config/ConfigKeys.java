package org.exchangeconnect.config;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.exchangeconnect.config.ConfigTypes.choice;
import static org.exchangeconnect.config.ConfigTypes.duration;
import static org.exchangeconnect.config.ConfigTypes.flag;
import static org.exchangeconnect.config.ConfigTypes.list;
import static org.exchangeconnect.config.ConfigTypes.matching;
import static org.exchangeconnect.config.ConfigTypes.number;
import static org.exchangeconnect.config.ConfigTypes.parsed;
import static org.exchangeconnect.config.ConfigTypes.path;
import static org.exchangeconnect.config.ConfigTypes.secret;
import static org.exchangeconnect.config.ConfigTypes.text;
import static org.exchangeconnect.config.ConfigTypes.whole;
import static org.exchangeconnect.config.UrlTypes.baseUrl;
import static org.exchangeconnect.config.UrlTypes.databaseUrl;
import static org.exchangeconnect.config.UrlTypes.forwardProxy;
import static org.exchangeconnect.config.UrlTypes.hostSources;
import static org.exchangeconnect.config.UrlTypes.hosts;
import static org.exchangeconnect.config.UrlTypes.mailServer;
import static org.exchangeconnect.config.UrlTypes.networks;
import static org.exchangeconnect.config.UrlTypes.origins;
import static org.exchangeconnect.config.UrlTypes.paths;
import static org.exchangeconnect.config.UrlTypes.publicUrl;
import static org.exchangeconnect.config.UrlTypes.remoteBaseUrl;
import static org.exchangeconnect.config.UrlTypes.url;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.exchangeconnect.config.ConfigKey.Section;
import org.exchangeconnect.config.OAuthSettings.PkceUse;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.oauth.TokenLifetime;

/**
 * All configuration keys, each declared once: its name, type with the rule for its value, default, and its text in
 * docs/configuration.md. The tables there are generated in this order. {@link CombinedRules} has the rules that concern
 * several keys.
 */
public final class ConfigKeys {

    private static final Section INFOBIP = new Section("Infobip");
    private static final Section PAGES = new Section("Pages and sessions");
    private static final Section RENEWAL = new Section("Renewal");
    private static final Section API = new Section("REST API and gateway");
    private static final Section EVENTS = new Section("Reports, webhooks, e-mail, retention");

    /** The only keys that a command-line tool needs. */
    static final Section STORAGE = new Section("Database and encryption");

    static final List<Section> SECTIONS = List.of(INFOBIP, PAGES, RENEWAL, API, EVENTS, STORAGE);

    /** The number of webhooks, and of recipients of e-mail. */
    static final int MAX_TARGETS = 5;

    /** The names of the events of single messages, which only webhooks can receive. */
    static final Set<String> MESSAGE_EVENTS = Set.of("MESSAGE_DELIVERED", "MESSAGE_FAILED", "MESSAGE_RECEIVED");

    private static final Set<String> CONNECTION_EVENTS = Set.of(
            "CONNECTED",
            "RECONNECTED",
            "RENEWAL_FAILED",
            "RENEWAL_RECOVERED",
            "RECONNECT_REQUIRED",
            "CHANGED",
            "TAKEN_OVER",
            "DISCONNECTED");

    private static final String LONG_TIMEOUT =
            "`" + HttpSettings.DEFAULT_SEND_TIMEOUT + "`, or the read timeout if that is longer";

    static final ConfigKey<String> CLIENT_ID =
            INFOBIP.key("infobip.oauth.client-id", text()).required("the app's public id");
    static final ConfigKey<Optional<Secret>> CLIENT_SECRET = INFOBIP.key("infobip.oauth.client-secret", secret())
            .optional("absent: a public client, with PKCE and without a secret", "the app's secret");
    static final ConfigKey<URI> REDIRECT_URI = INFOBIP.key(
                    "infobip.oauth.redirect-uri", publicUrl("/api/oauth/callback"))
            .required("the public URL of the redirection endpoint");
    static final ConfigKey<String> SCOPE =
            INFOBIP.key("infobip.oauth.scope", text()).or("api_read", "the scope to request");
    static final ConfigKey<PkceUse> PKCE = INFOBIP.key("infobip.oauth.pkce", choice(PkceUse.class))
            .or(
                    "public",
                    "`always` uses PKCE for a confidential client too; recommended after one successful try"
                            + " ([reasons](decisions/0009-pkce-default.md))");
    static final ConfigKey<URI> AUTHORIZE_URI = INFOBIP.key("infobip.oauth.authorize-uri", url())
            .or("https://oneapi.infobip.com/exchange/1/oauth/authorize", "Infobip's authorization endpoint");
    static final ConfigKey<URI> TOKEN_URI = INFOBIP.key("infobip.oauth.token-uri", url())
            .or("https://oneapi.infobip.com/exchange/1/oauth/token", "Infobip's token endpoint");
    static final ConfigKey<Duration> TOKEN_LIFETIME = INFOBIP.key(
                    "infobip.oauth.token-lifetime", duration(TokenLifetime.MIN_LENGTH, ofDays(1)))
            .or(
                    "PT1M",
                    "a token's lifetime where the response names none, and the longest that is believed; one below"
                            + " `PT2S` is ignored too");
    static final ConfigKey<URI> API_BASE_URI = INFOBIP.key("infobip.api.base-uri", remoteBaseUrl())
            .or("https://api.infobip.com", "Infobip's API; a connection can have its own base URL");
    static final ConfigKey<List<String>> API_ALLOWED_HOSTS = INFOBIP.key("infobip.api.allowed-hosts", hosts())
            .or("*.infobip.com", "hosts for a connection's own base URL, beside that of `infobip.api.base-uri`");
    static final ConfigKey<Optional<String>> APP_ID = INFOBIP.key(
                    "infobip.app-id",
                    matching(
                            Pattern.compile("[A-Za-z0-9_-]{1,64}"),
                            "must be the app's id at Infobip, such as 3bb98d89-af5d-4a56-8ccd-c3e0e2ae976b",
                            "letters, digits, `_`, `-`; at most 64"))
            .optional("absent", "the app's id at Infobip; the operator's page needs it to compare the app's record");
    static final ConfigKey<URI> PORTAL_BASE_URI = INFOBIP.key("infobip.portal.base-uri", baseUrl("https"))
            .or("https://portal.infobip.com", "where the app's record is");
    static final ConfigKey<Optional<Secret>> SIGNING_SECRET = INFOBIP.key("infobip.signing-secret", secret())
            .optional("absent: the one taken over from the app's record", "Infobip signs its calls to the app with it");
    static final ConfigKey<Duration> CONNECT_TIMEOUT = INFOBIP.key(
                    "infobip.http.connect-timeout", duration(ofMillis(10), ofMinutes(1)))
            .or("PT2S", "for every call to Infobip");
    static final ConfigKey<Duration> READ_TIMEOUT = INFOBIP.key(
                    "infobip.http.read-timeout", duration(ofMillis(10), ofMinutes(1)))
            .or("PT4S", "for every other call: code exchanges, renewals, look-ups, webhooks");
    static final ConfigKey<Duration> SEND_TIMEOUT = INFOBIP.key(
                    "infobip.http.send-timeout", duration(ofMillis(10), ofMinutes(1)))
            .or(
                    ConfigKeys::longTimeout,
                    LONG_TIMEOUT,
                    "how long a request that sends SMS waits for Infobip's response; without one the outcome is"
                            + " unknown");
    static final ConfigKey<Duration> GATEWAY_TIMEOUT = INFOBIP.key(
                    "infobip.http.gateway-timeout", duration(ofMillis(10), ofMinutes(1)))
            .or(
                    ConfigKeys::longTimeout,
                    LONG_TIMEOUT,
                    "how long a call through the gateway waits until Infobip's response begins");
    static final ConfigKey<Optional<URI>> PROXY_URI = INFOBIP.key("infobip.http.proxy-uri", forwardProxy())
            .optional(
                    "absent: the JVM's `https.proxyHost` applies",
                    "a forward proxy for calls to Infobip and webhooks, such as `http://proxy.example.com:3128`; the"
                            + " proxy then resolves names");
    static final ConfigKey<List<String>> PROXY_EXCEPTIONS = INFOBIP.key("infobip.http.proxy-exceptions", hosts())
            .list(
                    "absent: with the JVM's proxy, `https.nonProxyHosts` applies",
                    "hosts that are reached without the proxy");

    public static final ConfigKey<List<String>> FRAME_ANCESTORS = PAGES.key("connect.frame-ancestors", hostSources())
            .or("https://portal.infobip.com", "sites that may frame the pages");
    public static final ConfigKey<List<URI>> RETURN_ORIGINS = PAGES.key("connect.return-origins", origins())
            .list("none", "origins to which an activation link's `returnUrl` may lead");
    public static final ConfigKey<Duration> SESSION_RECOGNITION = PAGES.key(
                    "connect.session.recognition", duration(ofSeconds(1), ofHours(1)))
            .or(
                    "PT10M",
                    "how long after a sign-in through Infobip a person may create keys and change addresses on the"
                            + " page, and how long a page without Infobip's state shows the connection");
    public static final ConfigKey<Duration> SESSION_LIFETIME = PAGES.key(
                    "connect.session.lifetime", duration(ofSeconds(1), ofHours(24)))
            .or("PT8H", "how long after a sign-in a session ends, whether in use or not");

    static final ConfigKey<Double> RENEWAL_DUE_AT = RENEWAL.key("connect.renewal.due-at", number(0.1, 0.9))
            .or("0.6", "the share of a token's lifetime after which it is renewed");
    /** Enough for 50,000 one-minute tokens if Infobip responds within a quarter of a second. */
    static final ConfigKey<Integer> RENEWAL_MAX_IN_FLIGHT = RENEWAL.key("connect.renewal.max-in-flight", whole(1, 2000))
            .or("512", "renewals that one node runs at once; 50,000 one-minute tokens need 1,500 renewals a second");

    static final ConfigKey<Optional<Integer>> RENEWAL_MAX_PER_SECOND = RENEWAL.key(
                    "connect.renewal.max-per-second", whole(1, RenewalSettings.NO_LIMIT))
            .optional("no limit", "renewals that one node requests from Infobip in a second");

    static final ConfigKey<Optional<String>> API_USER = API.key("connect.api.user", text("set with the password"))
            .optional(
                    "absent: no HTTP Basic",
                    "the back office's user name; without it and without a public key the REST API responds with 401"
                            + " to every request");
    static final ConfigKey<Optional<Secret>> API_PASSWORD = API.key(
                    "connect.api.password",
                    secret("at least " + PasswordStrength.MIN_LENGTH + " characters, not easy to guess")
                            .check(
                                    (password, development) -> development || PasswordStrength.isLong(password),
                                    "must have at least " + PasswordStrength.MIN_LENGTH + " characters")
                            .check(
                                    (password, development) -> development
                                            || !PasswordStrength.isLong(password)
                                            || !PasswordStrength.isEasyToGuess(password),
                                    PasswordStrength.EASY_TO_GUESS))
            .optional("absent", "the back office's password");
    static final ConfigKey<Integer> API_MAX_PER_SECOND = API.key("connect.api.max-per-second", whole(10, 100_000))
            .or(
                    "200",
                    "sustained API requests a second from one address, with bursts of five times as many; one user"
                            + " may make twice as many from all addresses. Further requests get 429. Wrong"
                            + " credentials have a limit of their own");
    static final ConfigKey<Optional<String>> JWT_KEY = API.key("mp.jwt.verify.publickey", text("PEM or a JWK set"))
            .optional("absent: no tokens are accepted", "the public key of signed tokens for the REST API");
    static final ConfigKey<Optional<String>> JWT_KEY_LOCATION =
            API.key("mp.jwt.verify.publickey.location", text("a file")).optional("absent", "a file with that key");
    static final ConfigKey<Optional<String>> JWT_ISSUER = API.key(
                    "mp.jwt.verify.issuer", text("required with a public key"))
            .optional("-", "the issuer that tokens must name");
    static final ConfigKey<List<String>> JWT_AUDIENCES = API.key(
                    "mp.jwt.verify.audiences", list(",", text("required with a public key")))
            .list("-", "the audiences that tokens must name");
    public static final ConfigKey<List<String>> GATEWAY_ALLOWED_PATHS = API.key(
                    "connect.gateway.allowed-paths", paths())
            .or("/sms/", "the paths of Infobip's API that the gateway serves");
    public static final ConfigKey<List<Network>> TRUSTED_PROXIES = API.key("connect.trusted-proxies", networks())
            .list(
                    "none",
                    "reverse proxies whose `X-Forwarded-For` is believed; that of other addresses is ignored, with"
                            + " one warning");

    static final ConfigKey<Optional<DeliveryMode>> DELIVERY_MODE = EVENTS.key(
                    "connect.delivery-reports.mode", choice(DeliveryMode.class))
            .optional(
                    "`notify-url` with a notify URI, else `fetch`",
                    "how delivery reports arrive: fetched by the application, or pushed by Infobip to the notify URI of"
                            + " each message, which takes these messages' reports away from the account's own webhooks");
    static final ConfigKey<Optional<URI>> NOTIFY_URI = EVENTS.key(
                    "connect.delivery-reports.notify-uri", publicUrl("/api/webhooks/delivery-reports"))
            .optional(
                    "absent: reports are fetched",
                    "the public URL to which Infobip pushes delivery reports; required with mode `notify-url`");
    static final ConfigKey<InboundMode> INBOUND_MODE = EVENTS.key("connect.inbound.mode", choice(InboundMode.class))
            .or(
                    "off",
                    "`fetch` fetches the SMS that accounts receive. Infobip returns each one only once for the whole"
                            + " account: what the application fetches, the account's other programs no longer"
                            + " receive");
    static final ConfigKey<List<URI>> WEBHOOK_URIS = EVENTS.key(
                    "connect.webhooks.uri",
                    list(",", url())
                            .check(uris -> uris.size() <= MAX_TARGETS, "must be at most " + MAX_TARGETS + " URLs")
                            .ruled("https; at most " + MAX_TARGETS)
                            .showingHosts())
            .list("absent: no webhooks", "the URLs that are notified of events");
    static final ConfigKey<Optional<Secret>> WEBHOOK_SECRET = EVENTS.key(
                    "connect.webhooks.secret",
                    secret("at least 24 characters; required with a webhook URI")
                            .check(secret -> secret.reveal().length() >= 24, "must have at least 24 characters"))
            .optional("absent", "signs the calls");
    static final ConfigKey<Set<String>> WEBHOOK_EVENTS = EVENTS.key(
                    "connect.webhooks.events",
                    webhookEvents("also `RENEWAL_FAILED`, `RENEWAL_RECOVERED`, `CHANGED`, `TAKEN_OVER`,"
                            + " `MESSAGE_DELIVERED`, `MESSAGE_FAILED`, `MESSAGE_RECEIVED`"))
            .or("CONNECTED,RECONNECTED,RECONNECT_REQUIRED,DISCONNECTED", "the events that are notified");
    static final ConfigKey<Optional<URI>> MAIL_URI = EVENTS.key("connect.mail.uri", mailServer())
            .optional(
                    "absent: no e-mail",
                    "the mail server: `smtps://mail.example.com`, or `smtp://mail.example.com:587` with STARTTLS");
    static final ConfigKey<Optional<String>> MAIL_USER = EVENTS.key("connect.mail.user", text("set with the password"))
            .optional("absent", "the login at the mail server");
    static final ConfigKey<Optional<Secret>> MAIL_PASSWORD = EVENTS.key(
                    "connect.mail.password", secret("set with the user"))
            .optional("absent", "the password of that login");
    static final ConfigKey<Optional<String>> MAIL_FROM = EVENTS.key(
                    "connect.mail.from", text("required with a mail server; an address"))
            .optional("-", "the sender");
    static final ConfigKey<List<String>> MAIL_TO = EVENTS.key(
                    "connect.mail.to",
                    list(",", text("required with a mail server; at most " + MAX_TARGETS + " addresses")))
            .list("-", "the recipients");
    static final ConfigKey<Set<String>> MAIL_EVENTS = EVENTS.key(
                    "connect.mail.events", mailEvents("as `connect.webhooks.events`, except `MESSAGE_…`"))
            .or("RECONNECT_REQUIRED", "the events that are mailed");
    static final ConfigKey<Locale> MAIL_LANGUAGE = EVENTS.key(
                    "connect.mail.language",
                    parsed(
                            tag -> new Locale.Builder().setLanguageTag(tag).build(),
                            "must be a language such as en, de or pt-BR",
                            "a language tag such as `de` or `pt-BR`"))
            .or("en", "the language of the e-mails, one of the pages' fourteen");
    static final ConfigKey<Duration> EVENT_RETENTION = EVENTS.key(
                    "connect.events.retention", duration(ofDays(1), ofDays(3660)))
            .or("P365D", "how long events are kept, and webhook calls and e-mails that were given up");
    static final ConfigKey<Duration> MESSAGE_RETENTION = EVENTS.key(
                    "connect.messages.retention", duration(ofDays(3), ofDays(3660)))
            .or("P90D", "how long the message journal and inbound messages are kept");

    static final ConfigKey<Path> DATA_DIR = STORAGE.key(
                    "connect.data-dir", path("a folder, relative to the working directory"))
            .or("data", "the embedded database and the generated key");
    static final ConfigKey<Optional<String>> DATABASE_URL = STORAGE.key("connect.database.url", databaseUrl())
            .optional(
                    "absent: an embedded H2 file",
                    "the database; see [PostgreSQL](../server-config/postgresql/README.md) for two servers,"
                            + " PgBouncer and TLS");
    static final ConfigKey<Optional<String>> DATABASE_USER =
            STORAGE.key("connect.database.user", text()).optional("absent", "the database user");
    static final ConfigKey<Optional<Secret>> DATABASE_PASSWORD =
            STORAGE.key("connect.database.password", secret()).optional("absent", "its password");
    static final ConfigKey<Optional<String>> DATABASE_JNDI = STORAGE.key("connect.database.jndi", text("a JNDI name"))
            .optional("absent", "a data source of the server, instead of a URL");
    static final ConfigKey<Optional<Path>> KEYSET = STORAGE.key(
                    "connect.encryption.keyset",
                    path("a file; required with PostgreSQL or a data source of the server"))
            .optional(
                    "absent: generated in the data folder at the first start",
                    "the key file, a Tink keyset in JSON; see [keys](../server-config/keys/README.md)");
    static final ConfigKey<Boolean> ALLOW_GENERATED = STORAGE.key("connect.encryption.allow-generated", flag())
            .or("false", "`true` allows a generated key file with such a database, for one node");
    static final ConfigKey<Boolean> KEY_LOST = STORAGE.key("connect.encryption.key-lost", flag())
            .or("false", "`true` continues with a key file that does not match the database");
    static final ConfigKey<Optional<String>> KMS_URI = STORAGE.key(
                    "connect.encryption.kms-uri", text("a key's URI; the key file must then be named"))
            .optional("absent", "the key of a key service that encrypts the key file");
    static final ConfigKey<Optional<Path>> KMS_LIB = STORAGE.key(
                    "connect.encryption.kms-lib", path("a folder with jars"))
            .optional("absent", "the client of that key service");
    public static final ConfigKey<Boolean> DEVELOPMENT = STORAGE.key("connect.development", flag())
            .or(
                    "false",
                    "`true` allows plain http, addresses of this machine, a weak API password and a generated key"
                            + " file with any database");

    private ConfigKeys() {}

    private static String longTimeout(Settings earlier) {
        Duration read = earlier.get(READ_TIMEOUT);
        Duration usual = HttpSettings.DEFAULT_SEND_TIMEOUT;
        return (read.compareTo(usual) > 0 ? read : usual).toString();
    }

    private static ConfigType<Set<String>> webhookEvents(String rule) {
        return list(",", event(rule)).map(Set::copyOf);
    }

    /** Messages are too many for e-mail. */
    private static ConfigType<Set<String>> mailEvents(String rule) {
        String must = "must not have events of messages (MESSAGE_…), which only webhooks receive";
        return list(",", event(rule).check(type -> !MESSAGE_EVENTS.contains(type), must))
                .map(Set::copyOf);
    }

    private static ConfigType<String> event(String rule) {
        return text(rule)
                .check(
                        type -> CONNECTION_EVENTS.contains(type) || MESSAGE_EVENTS.contains(type),
                        "must be event types separated by commas, such as RECONNECT_REQUIRED");
    }
}
