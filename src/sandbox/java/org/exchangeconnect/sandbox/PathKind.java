package org.exchangeconnect.sandbox;

/** The parts of the sandbox that recordings and faults distinguish. */
public enum PathKind {
    AUTHORIZE,
    TOKEN,
    SMS,
    REPORTS,
    LOGS,
    /** Inbound SMS. */
    INBOX,
    /** Scheduled SMS. */
    BULKS,
    PREVIEW,
    SUBSCRIPTIONS,
    MESSAGES_API,
    ACCOUNT,
    PROTECTED,
    PORTAL,
    CONTROL,
    OTHER
}
