package org.exchangeconnect.gateway;

import org.exchangeconnect.oauth.Secret;

/** A key to the gateway at the one moment when it can be shown. */
public record NewGatewayKey(GatewayKey key, Secret secret) {}
