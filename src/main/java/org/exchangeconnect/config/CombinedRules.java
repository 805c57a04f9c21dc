package org.exchangeconnect.config;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.exchangeconnect.oauth.Secret;

/** The rules that concern several configuration keys, for a configuration that may have invalid values. */
final class CombinedRules {

    private static final int MIN_PASSWORD = 16;
    private static final int MIN_DISTINCT = 6;

    /** Defaults, examples and the passwords that attackers try first. */
    private static final Pattern EASY = Pattern.compile("((demo|example|secret|default|my|the|your|office|back-?office|"
            + "exchange-?connect|connect|admin|administrator|user|api)?[-_.]?"
            + "(pass(word|wd|phrase)?|secret|admin|change-?(it|me)|letmein|qwerty(uiop)?|welcome|example|demo)"
            + "[-_.!]?(\\d{0,10}|abc\\w*)[-_.!]?)+|\\d+|abcdef\\w*");

    /** One plain address, without a name or comment, or characters that could start another header or recipient. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

    private final Settings settings;
    private final BiConsumer<ConfigKey<?>, String> problems;

    /** @param problems accepts a key and what is wrong with it, never its value */
    CombinedRules(Settings settings, BiConsumer<ConfigKey<?>, String> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    void check() {
        checkBackOffice();
        checkJwt();
        checkDeliveryReports();
        checkWebhooks();
        checkMail();
        checkEncryption();
    }

    /** The password alone protects all accounts, so it must be hard to guess. */
    private void checkBackOffice() {
        requireTogether(ConfigKeys.API_PASSWORD, ConfigKeys.API_USER);
        Optional<String> password = settings.get(ConfigKeys.API_PASSWORD).map(Secret::reveal);
        if (settings.get(ConfigKeys.DEVELOPMENT) || password.isEmpty()) {
            return;
        }
        if (password.get().length() < MIN_PASSWORD) {
            problems.accept(ConfigKeys.API_PASSWORD, "must have at least " + MIN_PASSWORD + " characters");
        } else if (isEasyToGuess(password.get())) {
            problems.accept(
                    ConfigKeys.API_PASSWORD,
                    "is easy to guess: use a random one, such as from openssl rand -base64 24");
        }
    }

    private boolean isEasyToGuess(String password) {
        String plain = password.toLowerCase(Locale.ROOT);
        return plain.chars().distinct().count() < MIN_DISTINCT
                || plain.equalsIgnoreCase(settings.get(ConfigKeys.API_USER).orElse(""))
                || EASY.matcher(plain).matches();
    }

    /** A key requires an issuer and an audience; otherwise any token of the same issuer would open the API. */
    private void checkJwt() {
        if (new JwtSettings(settings).key().isPresent()) {
            require(ConfigKeys.JWT_ISSUER, "is required");
            require(ConfigKeys.JWT_AUDIENCES, "is required");
        } else if (settings.has(ConfigKeys.JWT_KEY_LOCATION)) {
            problems.accept(ConfigKeys.JWT_KEY_LOCATION, "must be a file with a public key in PEM, or a JWK set");
        }
    }

    private void checkDeliveryReports() {
        if (settings.get(ConfigKeys.DELIVERY_MODE)
                .filter(DeliveryMode.NOTIFY_URL::equals)
                .isPresent()) {
            require(ConfigKeys.NOTIFY_URI, "is required when connect.delivery-reports.mode is notify-url");
        }
    }

    private void checkWebhooks() {
        if (!settings.get(ConfigKeys.WEBHOOK_URIS).isEmpty()
                && settings.get(ConfigKeys.WEBHOOK_SECRET).isEmpty()) {
            problems.accept(ConfigKeys.WEBHOOK_SECRET, "is required when connect.webhooks.uri is set");
        }
    }

    private void checkMail() {
        List<String> to = settings.get(ConfigKeys.MAIL_TO);
        if (!settings.has(ConfigKeys.MAIL_URI)) {
            if (!to.isEmpty()) {
                problems.accept(ConfigKeys.MAIL_URI, "is required when connect.mail.to is set");
            }
            return;
        }
        requireTogether(ConfigKeys.MAIL_PASSWORD, ConfigKeys.MAIL_USER);
        require(ConfigKeys.MAIL_FROM, "is required");
        if (settings.get(ConfigKeys.MAIL_FROM).filter(from -> !isAddress(from)).isPresent()) {
            problems.accept(ConfigKeys.MAIL_FROM, "must be an e-mail address such as connect@example.com");
        }
        if (to.isEmpty()) {
            problems.accept(ConfigKeys.MAIL_TO, "is required when connect.mail.uri is set");
        }
        if (to.size() > ConfigKeys.MAX_TARGETS || !to.stream().allMatch(CombinedRules::isAddress)) {
            problems.accept(
                    ConfigKeys.MAIL_TO,
                    "must be up to " + ConfigKeys.MAX_TARGETS + " e-mail addresses separated by commas");
        }
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** A key file that exists stays in use, also a generated one. */
    private void checkEncryption() {
        EncryptionSettings encryption = new EncryptionSettings(settings);
        if (Files.isReadable(encryption.keyFile())) {
            return;
        }
        String create = "create a key file with server-config/keys/keys.sh make";
        if (settings.has(ConfigKeys.KEYSET)) {
            problems.accept(
                    ConfigKeys.KEYSET,
                    "must name a readable file: restore it from its backup, or create the first one"
                            + " with server-config/keys/keys.sh make");
        } else if (!encryption.ownKeyFile()) {
            problems.accept(
                    ConfigKeys.KEYSET,
                    "is required with a database that nodes can share: " + create
                            + " (or, for one node, set connect.encryption.allow-generated=true)");
        } else if (encryption.kmsUri().isPresent()) {
            problems.accept(ConfigKeys.KEYSET, "is required with connect.encryption.kms-uri: " + create);
        }
    }

    private void require(ConfigKey<?> key, String problem) {
        if (!settings.has(key)) {
            problems.accept(key, problem);
        }
    }

    private void requireTogether(ConfigKey<Optional<Secret>> password, ConfigKey<Optional<String>> user) {
        if (settings.get(user).isPresent() != settings.get(password).isPresent()) {
            problems.accept(password, "and " + user.name() + " must be set together");
        }
    }
}
