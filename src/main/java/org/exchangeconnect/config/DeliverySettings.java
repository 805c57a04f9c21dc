package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * Settings for delivery reports and the message journal.
 *
 * @param signingSecret the secret with which Infobip signs its requests to the app; empty to use the one copied from
 *     the app's record
 * @param notifyUri the URL to which Infobip pushes delivery reports; empty in mode {@code fetch}
 * @param retention how long the message journal keeps its entries
 */
@Singleton
public record DeliverySettings(Optional<Secret> signingSecret, Optional<URI> notifyUri, Duration retention) {

    @Inject
    DeliverySettings(Settings settings) {
        this(
                settings.get(ConfigKeys.SIGNING_SECRET),
                settings.get(ConfigKeys.NOTIFY_URI).filter(uri -> mode(settings) == DeliveryMode.NOTIFY_URL),
                settings.get(ConfigKeys.MESSAGE_RETENTION));
    }

    /** Without a mode, a notify URI selects {@code notify-url}. */
    static DeliveryMode mode(Settings settings) {
        return settings.get(ConfigKeys.DELIVERY_MODE)
                .orElse(settings.get(ConfigKeys.NOTIFY_URI).isPresent() ? DeliveryMode.NOTIFY_URL : DeliveryMode.FETCH);
    }

    /** Returns whether the application polls for reports because Infobip does not push them. */
    public boolean polls() {
        return notifyUri.isEmpty();
    }
}
