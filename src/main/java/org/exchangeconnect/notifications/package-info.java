/**
 * Notifies the configured targets of connection events by signed webhooks and e-mails, which are retried until they are
 * accepted or given up. The outbox observes events within their transaction; notifications wait there, so that any node
 * can send them and no two nodes send the same one at once.
 */
package org.exchangeconnect.notifications;
