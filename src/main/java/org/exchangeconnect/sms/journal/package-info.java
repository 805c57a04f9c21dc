/**
 * The message journal of step 7: one entry for each message to one destination, with its outcome and delivery status. It
 * knows neither who sends messages nor how reports arrive.
 */
package org.exchangeconnect.sms.journal;
