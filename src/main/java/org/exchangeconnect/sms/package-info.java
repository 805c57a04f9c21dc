/**
 * Step 7: sends SMS for a connected account and keeps the message journal. Messages are recorded before they are sent,
 * and their outcomes afterwards. A request whose outcome is unknown is never sent again.
 */
package org.exchangeconnect.sms;
