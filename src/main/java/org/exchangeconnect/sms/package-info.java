/**
 * Step 7: sends SMS on behalf of a connected account and keeps the message journal. What leaves this place is written
 * down before, what comes back is written down after, and a request whose fate is unknown is never sent again.
 */
package org.exchangeconnect.sms;
