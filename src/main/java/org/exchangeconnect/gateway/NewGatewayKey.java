package org.exchangeconnect.gateway;

import org.exchangeconnect.oauth.Secret;

/** A new gateway key with its secret value, which can be shown only now. */
public record NewGatewayKey(GatewayKey key, Secret secret) {}
