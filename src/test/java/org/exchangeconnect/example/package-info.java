/**
 * Example code of an enterprise in the same server, as docs/embedding.md describes: a jar in the WAR's
 * {@code WEB-INF/lib}. It uses the services that the application offers for injection, and nothing else of it.
 */
package org.exchangeconnect.example;
