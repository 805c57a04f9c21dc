package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Settings for inbound messages.
 *
 * @param retention how long inbound messages are kept
 */
@Singleton
public record InboundSettings(InboundMode mode, Duration retention) {

    @Inject
    InboundSettings(Settings settings) {
        this(settings.get(ConfigKeys.INBOUND_MODE), settings.get(ConfigKeys.MESSAGE_RETENTION));
    }
}
