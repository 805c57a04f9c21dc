/**
 * Tells the enterprise what happened to connections: webhooks, signed, and e-mails, tried until they are taken or their
 * time is over. What is to be told stands in the database, so any node can tell it and none tells it at the same time as another.
 */
package org.exchangeconnect.notifications;
