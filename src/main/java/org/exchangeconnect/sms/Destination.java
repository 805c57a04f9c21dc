package org.exchangeconnect.sms;

import java.util.UUID;

/**
 * One message to one number within a request to send.
 *
 * @param id the id of its journal entry
 * @param messageId the message's id at Infobip: the caller's, or the journal entry's id by default
 * @param to digits only
 * @param from null to let Infobip choose
 */
record Destination(UUID id, String messageId, String to, String from) {}
