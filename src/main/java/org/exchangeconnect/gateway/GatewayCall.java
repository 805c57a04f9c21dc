package org.exchangeconnect.gateway;

import java.net.URI;
import java.util.List;

/** A call to Infobip as the caller requested it, without credentials. */
record GatewayCall(String method, URI uri, List<ForwardedHeaders.HeaderLine> headers, RequestBody body) {}
