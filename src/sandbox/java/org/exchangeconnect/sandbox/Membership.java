package org.exchangeconnect.sandbox;

/** A role that a user has, or a group that a user is in. */
public record Membership(long id, String name) {}
