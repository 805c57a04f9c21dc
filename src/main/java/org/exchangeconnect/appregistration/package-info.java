/**
 * The app's own record at Infobip, compared with the configuration: a difference there affects every connection at
 * once. The record is read with the token of a connected account; its secrets are compared and never shown.
 */
package org.exchangeconnect.appregistration;
