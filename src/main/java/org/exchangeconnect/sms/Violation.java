package org.exchangeconnect.sms;

/**
 * One thing that is wrong with a request.
 *
 * @param path where, as a JSON pointer (RFC 6901); empty: the whole body
 * @param text what is wrong, in a plain sentence that repeats nothing of the request
 */
public record Violation(String path, String text) {}
