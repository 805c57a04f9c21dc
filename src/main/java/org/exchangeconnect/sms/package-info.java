/**
 * Step 7: sends SMS for a connected account. Messages are recorded in the {@linkplain org.exchangeconnect.sms.journal
 * journal} before they are sent, and their outcomes afterwards. A request whose outcome is unknown is never sent again.
 */
package org.exchangeconnect.sms;
