package org.exchangeconnect.config;

import java.net.URI;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.exchangeconnect.config.MailSettings.Tls;
import org.exchangeconnect.oauth.Secret;

/** Reads the keys of {@link MailSettings}. */
final class MailSettingsReader {

    private static final String URI_KEY = "connect.mail.uri";
    private static final String TO = "connect.mail.to";
    private static final int MAX_TARGETS = 5;
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final int MAX_PORT = 65_535;

    /** One plain address, without a name or comment, or characters that could start another header or recipient. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

    private final SettingReader keys;
    private final boolean development;

    private MailSettingsReader(SettingReader keys, boolean development) {
        this.keys = keys;
        this.development = development;
    }

    static Optional<MailSettings> read(SettingReader keys, boolean development) {
        return new MailSettingsReader(keys, development).read();
    }

    private Optional<MailSettings> read() {
        Optional<URI> server = keys.text(URI_KEY).flatMap(this::server);
        Optional<String> user = keys.text("connect.mail.user");
        Optional<Secret> password = keys.secret("connect.mail.password");
        Optional<String> from = keys.text("connect.mail.from");
        List<String> to = keys.list(TO, "", ",");
        Set<String> types = NotificationSettingsReader.types(keys, "connect.mail.events", "RECONNECT_REQUIRED");
        Locale language = language();
        if (keys.text(URI_KEY).isEmpty()) {
            return nobody(to);
        }
        check(user, password, from, to);
        return server.map(uri -> new MailSettings(
                uri.getHost(), port(uri), tls(uri), user, password, from.orElse(""), to, types, language));
    }

    private Optional<MailSettings> nobody(List<String> to) {
        if (!to.isEmpty()) {
            keys.problem(URI_KEY, "is required when " + TO + " is set");
        }
        return Optional.empty();
    }

    private void check(Optional<String> user, Optional<Secret> password, Optional<String> from, List<String> to) {
        if (user.isPresent() != password.isPresent()) {
            keys.problem("connect.mail.password", "and connect.mail.user must be set together");
        }
        keys.required("connect.mail.from", from);
        if (from.isPresent() && !ADDRESS.matcher(from.get()).matches()) {
            keys.problem("connect.mail.from", "must be an e-mail address such as connect@example.com");
        }
        if (to.isEmpty()) {
            keys.problem(TO, "is required when " + URI_KEY + " is set");
        }
        if (to.size() > MAX_TARGETS
                || to.stream().anyMatch(one -> !ADDRESS.matcher(one).matches())) {
            keys.problem(TO, "must be up to " + MAX_TARGETS + " e-mail addresses separated by commas");
        }
    }

    private Optional<URI> server(String text) {
        try {
            URI uri = URI.create(text);
            boolean plain = uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (uri.getRawPath() == null || uri.getRawPath().matches("/?"));
            boolean smtp = "smtp".equals(uri.getScheme()) || "smtps".equals(uri.getScheme());
            if (smtp && plain && uri.getHost() != null && uri.getPort() <= MAX_PORT && uri.getPort() != 0) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException notAUri) {
            // Reported below, like every other invalid address of a mail server.
        }
        keys.problem(
                URI_KEY, "must be like smtps://mail.example.com or smtp://mail.example.com:587, without a password");
        return Optional.empty();
    }

    private static int port(URI uri) {
        int usual = "smtps".equals(uri.getScheme()) ? SUBMISSION_OVER_TLS : SUBMISSION;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    private Tls tls(URI uri) {
        if ("smtps".equals(uri.getScheme())) {
            return Tls.AT_ONCE;
        }
        return development || HostAddress.isLoopback(uri.getHost()) ? Tls.OFFERED : Tls.REQUIRED;
    }

    private Locale language() {
        String key = "connect.mail.language";
        try {
            return new Locale.Builder().setLanguageTag(keys.text(key, "en")).build();
        } catch (IllformedLocaleException notALanguage) {
            keys.problem(key, "must be a language such as en, de or pt-BR");
            return Locale.ENGLISH;
        }
    }
}
