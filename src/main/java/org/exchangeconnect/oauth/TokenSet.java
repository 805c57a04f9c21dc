package org.exchangeconnect.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * A usable token response: the token, its user, and its lifetime.
 *
 * @param lifetime the lifetime in the response; empty when it has no usable one
 */
public record TokenSet(AccessToken token, Identity identity, Optional<Duration> lifetime) {}
