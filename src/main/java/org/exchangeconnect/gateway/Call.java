package org.exchangeconnect.gateway;

import java.net.URI;
import java.util.List;

/** A call to Infobip as it was asked for, all but what it authenticates by. */
record Call(String method, URI uri, List<EndToEnd.Line> headers, RequestBody body) {}
