package org.exchangeconnect.sms.journal;

import java.time.Instant;

/**
 * Which entries of the message journal to find; null matches any.
 *
 * @param recipient digits only
 * @param outcome as {@link Delivery#outcome()} returns it
 * @param from the earliest time at which an entry was written
 * @param until the time before which an entry was written
 */
public record MessageFilter(
        String messageId,
        String bulkId,
        String recipient,
        MessageOutcome outcome,
        DeliveryStatus deliveryStatus,
        Instant from,
        Instant until) {}
