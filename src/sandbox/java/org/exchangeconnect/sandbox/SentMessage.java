package org.exchangeconnect.sandbox;

import java.time.Instant;

/**
 * An accepted message to one destination. The sender is null if the request had none. The notify URL is null if the
 * account's subscription receives the report, or the account fetches it.
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
        String notifyUrl,
        MessageOptions options) {}
