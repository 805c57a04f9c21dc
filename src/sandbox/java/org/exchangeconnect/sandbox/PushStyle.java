package org.exchangeconnect.sandbox;

/** How a delivery report is pushed: correctly, or in a way that an app must reject or handle. */
public enum PushStyle {
    /** Signed with the app's signing secret and the current time. */
    SIGNED,
    /** With an upper-case hexadecimal signature, which an app must also accept. */
    UPPER_CASE,
    /** Signed correctly, but sent twice. */
    TWICE,
    /** Without the two headers. */
    UNSIGNED,
    /** Signed with a different secret. */
    OTHER_SECRET,
    /** Signed with a time ten minutes ago. */
    OLD,
    /** Altered after it was signed. */
    ALTERED
}
