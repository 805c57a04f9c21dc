package org.exchangeconnect.sandbox.demo;

/** Why the demo could not start, in words for the person who started it. */
final class DemoException extends RuntimeException {

    DemoException(String message) {
        super(message);
    }
}
