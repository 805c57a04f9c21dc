package org.exchangeconnect.sandbox;

/** The parts of the sandbox, as recordings and faults name them. */
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
