/**
 * Example of custom code in the same server, as docs/embedding.md describes: a jar in the WAR's {@code WEB-INF/lib}. It
 * uses only the services that the application offers for injection.
 */
package org.exchangeconnect.example;
