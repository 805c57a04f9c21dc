package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.webhooks.*}, {@code connect.mail.*} and {@code connect.events.retention}: how long
 * connections' events are kept, and who is notified of them.
 *
 * @param webhooks the webhook URLs; may be empty
 * @param webhookSecret the key that signs webhook requests; present if there are URLs
 * @param webhookTypes the names of the events to send to webhooks
 * @param mail the e-mail settings; empty for no e-mail
 */
@Singleton
public record NotificationSettings(
        Duration eventRetention,
        List<URI> webhooks,
        Optional<Secret> webhookSecret,
        Set<String> webhookTypes,
        Optional<MailSettings> mail) {

    public NotificationSettings {
        webhooks = List.copyOf(webhooks);
        webhookTypes = Set.copyOf(webhookTypes);
    }

    @Inject
    NotificationSettings(Settings settings) {
        this(
                settings.get(ConfigKeys.EVENT_RETENTION),
                settings.get(ConfigKeys.WEBHOOK_URIS),
                settings.get(ConfigKeys.WEBHOOK_SECRET),
                settings.get(ConfigKeys.WEBHOOK_EVENTS),
                MailSettings.of(settings));
    }

    /** Returns the names of the events of messages to send to webhooks; empty without webhooks. */
    public Set<String> messageTypes() {
        return webhooks.isEmpty()
                ? Set.of()
                : webhookTypes.stream()
                        .filter(ConfigKeys.MESSAGE_EVENTS::contains)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Shows only the hosts of webhook URLs, because a path is often the receiver's only secret, and servers log
     * injected objects.
     */
    @Override
    public String toString() {
        return "NotificationSettings[eventRetention=" + eventRetention + ", webhooks="
                + webhooks.stream().map(URI::getHost).toList() + ", webhookTypes=" + webhookTypes + ", mail=" + mail
                + "]";
    }
}
