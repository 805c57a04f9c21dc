package org.exchangeconnect.sandbox;

/** Answers for every path that is none, in Infobip's error JSON. */
final class NothingHere implements Endpoint {

    @Override
    public PathKind kind() {
        return PathKind.OTHER;
    }

    @Override
    public Reply answer(Request request) {
        return InfobipError.notFound().noted(Outcome.NOT_FOUND, null);
    }
}
