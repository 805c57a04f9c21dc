/**
 * Delivery reports: pushed by Infobip, fetched, or looked up in its logs, and written into the message journal. A report
 * never creates an entry.
 */
package org.exchangeconnect.sms.reports;
