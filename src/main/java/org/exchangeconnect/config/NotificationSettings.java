package org.exchangeconnect.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.webhooks.*}, {@code connect.mail.*} and {@code connect.events.retention}: what happened to
 * connections, for how long it is kept, and who is told of it.
 *
 * @param webhooks the addresses that are told; empty: none
 * @param webhookSecret signs what is sent to them; there where there are addresses
 * @param webhookTypes the names of the events that are told to them
 * @param mail who is told by e-mail; empty: nobody
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

    /** Of the addresses their hosts: a path is often all that its receiver trusts by, and servers log what they inject. */
    @Override
    public String toString() {
        return "NoticeSettings[eventRetention=" + eventRetention + ", webhooks="
                + webhooks.stream().map(URI::getHost).toList() + ", webhookTypes=" + webhookTypes + ", mail=" + mail
                + "]";
    }
}
