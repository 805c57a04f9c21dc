package org.exchangeconnect.sandbox;

/** Responds to unknown paths with Infobip's error JSON. */
final class NotFoundEndpoint implements Endpoint {

    @Override
    public PathKind kind() {
        return PathKind.OTHER;
    }

    @Override
    public Reply answer(Request request) {
        return errors().of(404).noted(RequestOutcome.NOT_FOUND, null);
    }
}
