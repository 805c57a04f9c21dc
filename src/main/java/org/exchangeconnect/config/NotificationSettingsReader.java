package org.exchangeconnect.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads the keys of {@link NotificationSettings}. */
final class NotificationSettingsReader {

    private static final Set<String> TYPES = Set.of(
            "CONNECTED",
            "RECONNECTED",
            "RENEWAL_FAILED",
            "RENEWAL_RECOVERED",
            "RECONNECT_REQUIRED",
            "CHANGED",
            "TAKEN_OVER",
            "DISCONNECTED");
    private static final int MAX_TARGETS = 5;
    private static final int MIN_SECRET_CHARACTERS = 24;

    private final SettingReader keys;
    private final boolean development;

    private NotificationSettingsReader(SettingReader keys, boolean development) {
        this.keys = keys;
        this.development = development;
    }

    static NotificationSettings read(SettingReader keys, boolean development) {
        return new NotificationSettingsReader(keys, development).read();
    }

    private NotificationSettings read() {
        List<URI> webhooks = webhooks();
        var secret = keys.secret("connect.webhooks.secret");
        if (secret.isPresent() && secret.get().reveal().length() < MIN_SECRET_CHARACTERS) {
            keys.problem("connect.webhooks.secret", "must have at least " + MIN_SECRET_CHARACTERS + " characters");
        }
        if (secret.isEmpty() && !webhooks.isEmpty()) {
            keys.problem("connect.webhooks.secret", "is required when connect.webhooks.uri is set");
        }
        return new NotificationSettings(
                keys.duration(
                        "connect.events.retention", Duration.ofDays(365), Duration.ofDays(1), Duration.ofDays(3660)),
                webhooks,
                secret,
                types(keys, "connect.webhooks.events", "CONNECTED,RECONNECTED,RECONNECT_REQUIRED,DISCONNECTED"),
                MailSettingsReader.read(keys, development));
    }

    private List<URI> webhooks() {
        String key = "connect.webhooks.uri";
        List<String> texts = keys.addresses(key);
        List<URI> uris = texts.stream()
                .flatMap(text -> keys.uriOf(key, text, development).stream())
                .toList();
        if (uris.size() > MAX_TARGETS) {
            keys.problem(key, "must be at most " + MAX_TARGETS + " URLs");
        }
        return uris;
    }

    /** Reads the event types to notify of. */
    static Set<String> types(SettingReader keys, String key, String usual) {
        List<String> types = keys.list(key, usual, ",");
        if (!TYPES.containsAll(types)) {
            keys.problem(key, "must be event types separated by commas, such as RECONNECT_REQUIRED");
        }
        return Set.copyOf(types);
    }
}
