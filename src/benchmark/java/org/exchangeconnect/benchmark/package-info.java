/**
 * {@code mvn -Pbenchmark verify}: starts PostgreSQL, the sandbox and nodes of the application as processes of their own,
 * measures each figure beside its limit in the same run, and writes a report with the machine it ran on.
 */
package org.exchangeconnect.benchmark;
