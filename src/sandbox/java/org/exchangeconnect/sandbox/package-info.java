/**
 * A small, strict stand-in for Infobip and its portal, for the demo and the tests. It answers on Infobip's own paths, refuses
 * what Infobip's documents do not allow, records everything it sees and breaks on request. It shares no class with the
 * application, or both would share one mistake.
 */
package org.exchangeconnect.sandbox;
