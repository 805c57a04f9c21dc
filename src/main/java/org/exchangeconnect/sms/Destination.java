package org.exchangeconnect.sms;

import java.util.UUID;

/**
 * One message to one number, on its way.
 *
 * @param id the journal's id of it
 * @param messageId the id that Infobip knows it by: the caller's own, or else the journal's
 * @param to digits only
 * @param from null: Infobip chooses
 */
record Destination(UUID id, String messageId, String to, String from) {}
