package org.exchangeconnect.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * How it becomes known what became of messages, and for how long that is kept.
 *
 * @param signingSecret with which Infobip signs its calls to the app; empty: the one taken over from the app's record
 * @param notifyUri where Infobip is to push delivery reports to; empty: they are polled
 * @param retention how long the message journal is kept
 */
public record DeliverySettings(Optional<Secret> signingSecret, Optional<URI> notifyUri, Duration retention) {

    /** Tells whether Infobip is asked for reports because it is not told to push them. */
    public boolean polls() {
        return notifyUri.isEmpty();
    }
}
