package org.exchangeconnect.config;

import java.time.Duration;

/**
 * The keys {@code connect.session.*}: how long a browser that was signed in through Infobip may do what.
 *
 * @param recognition how long keys may be made and addresses changed, and how long a page without a state of Infobip's
 *     shows the connection
 * @param lifetime how long the session lasts, in use or not
 */
public record SessionSettings(Duration recognition, Duration lifetime) {}
