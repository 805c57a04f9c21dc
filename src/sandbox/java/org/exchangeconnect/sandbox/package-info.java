/**
 * A small, strict stand-in for Infobip and its portal, for the demo and the tests. It serves Infobip's paths, rejects
 * requests that violate Infobip's documentation, records all requests and fails on demand. It shares no class with the
 * application, so that both can't share a mistake.
 */
package org.exchangeconnect.sandbox;
