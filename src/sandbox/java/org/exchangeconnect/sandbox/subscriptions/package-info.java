/**
 * Infobip's Subscriptions API: which webhook of an account receives which events, and with which credentials Infobip
 * calls it. Other packages use {@link org.exchangeconnect.sandbox.subscriptions.Subscriptions} to find the subscribers
 * of an event.
 */
package org.exchangeconnect.sandbox.subscriptions;
