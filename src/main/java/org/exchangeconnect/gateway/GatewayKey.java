package org.exchangeconnect.gateway;

import java.time.Instant;
import java.util.UUID;

/** A key to the gateway, without the key itself: that is known to its owner only. */
public record GatewayKey(UUID id, String name, Instant createdAt) {}
