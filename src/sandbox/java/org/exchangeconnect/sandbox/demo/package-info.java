/**
 * Starts the application beside the sandbox, as an operator would: for the demo, and for the tests that stop, kill and
 * restart a server.
 */
package org.exchangeconnect.sandbox.demo;
