package org.exchangeconnect.sandbox;

/** A role or group of a user. */
public record Membership(long id, String name) {}
