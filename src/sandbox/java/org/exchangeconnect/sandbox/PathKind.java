package org.exchangeconnect.sandbox;

/** The parts of the sandbox that recordings and faults distinguish. */
public enum PathKind {
    AUTHORIZE,
    TOKEN,
    SMS,
    REPORTS,
    LOGS,
    ACCOUNT,
    PROTECTED,
    PORTAL,
    CONTROL,
    OTHER
}
