package org.exchangeconnect.gateway;

import java.time.Instant;
import java.util.UUID;

/** A gateway key without its secret value, which only its owner knows. */
public record GatewayKey(UUID id, String name, Instant createdAt) {}
