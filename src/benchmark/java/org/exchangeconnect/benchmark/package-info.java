/**
 * {@code mvn -Pbenchmark verify}: starts PostgreSQL, the sandbox and nodes of the application as separate processes,
 * measures each figure next to its limit in the same run, and writes a report that describes the machine.
 */
package org.exchangeconnect.benchmark;
