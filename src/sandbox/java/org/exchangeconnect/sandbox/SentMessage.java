package org.exchangeconnect.sandbox;

import java.time.Instant;

/**
 * An accepted SMS to one destination. The sender is null if the request had none; the notify URL is null if the report
 * is to be fetched.
 */
public record SentMessage(
        Instant at,
        String messageId,
        String bulkId,
        String accountKey,
        String userKey,
        String from,
        String to,
        String text,
        SmsStatus status,
        String notifyUrl) {}
