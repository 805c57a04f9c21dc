/**
 * A connected account: its identity, the base URL of its API, its renewals, its events and their notifications. One row
 * is one user of one account; connecting again finds the same row.
 */
package org.exchangeconnect.connection;
