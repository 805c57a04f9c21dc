package org.exchangeconnect.sandbox;

import java.time.Instant;

/**
 * An SMS that the sandbox took, for one destination. The sender is null where the request named none, the notify URL
 * where its report is to be fetched.
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
