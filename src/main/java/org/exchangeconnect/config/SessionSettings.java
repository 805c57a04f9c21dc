package org.exchangeconnect.config;

import java.time.Duration;

/**
 * The keys {@code connect.session.*}: the permissions and lifetime of a session that was signed in through Infobip.
 *
 * @param recognition how long keys can be created and URLs changed after sign-in, and how long a page without a state
 *     from Infobip shows the connection
 * @param lifetime the session's lifetime, regardless of its use
 */
public record SessionSettings(Duration recognition, Duration lifetime) {}
