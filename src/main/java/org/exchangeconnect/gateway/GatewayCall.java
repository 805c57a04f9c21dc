package org.exchangeconnect.gateway;

import java.net.URI;
import java.util.List;

/** A call to Infobip as it was asked for, all but what it authenticates by. */
record GatewayCall(String method, URI uri, List<ForwardedHeaders.HeaderLine> headers, RequestBody body) {}
