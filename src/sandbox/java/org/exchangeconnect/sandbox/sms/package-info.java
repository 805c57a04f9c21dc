/**
 * Infobip's SMS API in all its versions, and the SMS channel of its Messages API: sending at once and at a later time,
 * delivery reports, logs, inbound messages and previews. {@link org.exchangeconnect.sandbox.sms.SmsPlatform} is the
 * only class that other packages use.
 */
package org.exchangeconnect.sandbox.sms;
