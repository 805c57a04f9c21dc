package org.exchangeconnect.sms;

/**
 * One violation of the rules for a request.
 *
 * @param path a JSON pointer (RFC 6901); empty for the whole body
 * @param text a sentence that describes the violation and repeats no value of the request
 */
public record Violation(String path, String text) {}
