/**
 * A connected account: who it is, where its API is, how its renewals go, and what happened to it.
 * One row stands for one user of one account; connecting again finds the same row.
 */
package org.exchangeconnect.connection;
