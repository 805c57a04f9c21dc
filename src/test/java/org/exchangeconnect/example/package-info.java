/**
 * Code of an enterprise's own in the same server, as the README shows it: a jar in the WAR's {@code WEB-INF/lib}. It uses
 * what the application offers for injection, and nothing else of it.
 */
package org.exchangeconnect.example;
