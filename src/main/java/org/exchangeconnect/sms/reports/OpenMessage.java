package org.exchangeconnect.sms.reports;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that Infobip accepted, or may have accepted, and whose final status is not known.
 *
 * @param messageId the message's id at Infobip
 * @param bulkId Infobip's id of the whole request; null if unknown
 * @param sendAt when Infobip is to send it; null for at once
 */
record OpenMessage(UUID id, String messageId, String bulkId, Instant createdAt, Instant sendAt) {}
