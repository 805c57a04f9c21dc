/** The settings of a connected account: its API base URL, its default sender and its fallback API key. */
package org.exchangeconnect.account;
