/**
 * Tests that Arquillian runs on the chosen server with the built WAR: inside the server ({@code testable} deployments, which
 * add the test to the WAR) and from outside (the WAR as it is). Each class costs one start of a server.
 */
package org.exchangeconnect.arquillian;
