package org.exchangeconnect.sandbox.sms;

import org.exchangeconnect.sandbox.MessageOptions;

/**
 * A message to one destination, as read from a request.
 *
 * @param messageId null if Infobip is to create one
 * @param from null for none
 * @param notifyUrl null for none
 */
record MessageDraft(String messageId, String from, String to, String text, String notifyUrl, MessageOptions options) {}
