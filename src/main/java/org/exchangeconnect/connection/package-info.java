/**
 * A connected account: its identity, the base URL of its API, its renewals and its events. One row is one user of one
 * account; connecting again finds the same row.
 */
package org.exchangeconnect.connection;
