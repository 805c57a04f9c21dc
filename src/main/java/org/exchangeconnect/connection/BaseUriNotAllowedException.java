package org.exchangeconnect.connection;

import java.net.URI;

/** An account's base URL is not allowed for calls with its token. */
public class BaseUriNotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BaseUriNotAllowedException(URI baseUri) {
        super("calls are not allowed to " + baseUri.getScheme() + "://" + baseUri.getHost());
    }
}
