package org.exchangeconnect.sandbox.demo;

/** The demo could not start. The message is for the person who started it. */
final class DemoException extends RuntimeException {

    DemoException(String message) {
        super(message);
    }
}
