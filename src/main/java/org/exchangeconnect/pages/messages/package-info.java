/**
 * Messages on the pages of an account: the form that sends an SMS (step 7), and the list of messages with their
 * outcomes.
 */
package org.exchangeconnect.pages.messages;
