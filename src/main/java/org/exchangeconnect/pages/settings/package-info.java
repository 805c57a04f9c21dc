/**
 * The settings page, the context card and the final page of a flow: where an account's admin connects the account,
 * looks after it and disconnects it. Each form has a class of its own.
 */
package org.exchangeconnect.pages.settings;
