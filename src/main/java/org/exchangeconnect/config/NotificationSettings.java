package org.exchangeconnect.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
