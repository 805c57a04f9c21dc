package org.exchangeconnect.config;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.exchangeconnect.oauth.Secret;

/** The rules that concern several configuration keys, for a configuration that may have invalid values. */
final class CombinedRules {

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

    /** A user name ends at the first colon in HTTP Basic (RFC 7617). */
    private void checkBackOffice() {
        requireTogether(ConfigKeys.API_PASSWORD, ConfigKeys.API_USER);
        Optional<String> user = settings.get(ConfigKeys.API_USER);
        if (user.filter(name -> name.contains(":")).isPresent()) {
            problems.accept(ConfigKeys.API_USER, "must not contain a colon");
        }
        Optional<String> password = settings.get(ConfigKeys.API_PASSWORD).map(Secret::reveal);
        if (!settings.get(ConfigKeys.DEVELOPMENT)
                && password.isPresent()
                && password.get().equalsIgnoreCase(user.orElse(""))) {
            problems.accept(ConfigKeys.API_PASSWORD, PasswordStrength.EASY_TO_GUESS);
        }
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
