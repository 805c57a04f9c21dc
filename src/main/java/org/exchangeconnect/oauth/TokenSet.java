package org.exchangeconnect.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * A token answer that could be used: the token, whose it is, and how long it lives.
 *
 * @param lifetime what the answer said; empty where it named no usable lifetime
 */
public record TokenSet(AccessToken token, Identity identity, Optional<Duration> lifetime) {}
