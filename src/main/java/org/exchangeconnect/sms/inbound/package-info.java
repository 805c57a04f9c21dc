/**
 * Inbound SMS: pushed by Infobip or fetched from it, and stored with the connection. Infobip returns each message only
 * once, so a message is stored before anything else happens with it.
 */
package org.exchangeconnect.sms.inbound;
