/**
 * Tests that Arquillian runs on the chosen server with the built WAR: inside the server ({@code testable} deployments,
 * which add the test to the WAR) or from outside (the unchanged WAR). Each class takes one server start.
 */
package org.exchangeconnect.arquillian;
