/**
 * The app's own record at Infobip, compared with our configuration: what differs there stops every connection at once.
 * The record is read with the token of an account that is connected; its secrets are compared and never shown.
 */
package org.exchangeconnect.appregistration;
