package org.exchangeconnect.connection;

import java.net.URI;

/** An account's base URL is none that calls with its token may go to. */
public class BaseUriNotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BaseUriNotAllowedException(URI baseUri) {
        super("no call may go to " + baseUri.getScheme() + "://" + baseUri.getHost());
    }
}
