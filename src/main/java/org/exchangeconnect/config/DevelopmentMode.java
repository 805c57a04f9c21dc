package org.exchangeconnect.config;

/**
 * The key {@code connect.development}.
 *
 * @param development whether plain http and loopback API hosts are allowed, for a demo or a test on one machine
 */
public record DevelopmentMode(boolean development) {}
