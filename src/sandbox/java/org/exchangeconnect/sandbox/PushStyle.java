package org.exchangeconnect.sandbox;

/** How a delivery report is pushed. No public source says that Infobip signs reports: unsigned is the default. */
public enum PushStyle {
    /** Without the two headers of a signature. */
    UNSIGNED,
    /** Signed with the app's signing secret and the current time. */
    SIGNED,
    /** With an upper-case hexadecimal signature, which an app must also accept. */
    UPPER_CASE,
    /** Signed correctly, but sent twice. */
    TWICE,
    /** Signed with a different secret. */
    OTHER_SECRET,
    /** Signed with a time ten minutes ago. */
    OLD,
    /** Altered after it was signed. */
    ALTERED
}
