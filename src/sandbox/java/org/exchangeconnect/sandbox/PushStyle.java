package org.exchangeconnect.sandbox;

/** How a delivery report is pushed: rightly, or in one of the ways that an app must not believe. */
public enum PushStyle {
    /** Signed with the app's signing secret, just now. */
    SIGNED,
    /** Signed with upper-case digits: an app has to compare without regard to case. */
    UPPER_CASE,
    /** Rightly, but twice. */
    TWICE,
    /** Without the two headers. */
    UNSIGNED,
    /** Signed with another secret. */
    OTHER_SECRET,
    /** Signed ten minutes ago. */
    OLD,
    /** Signed, and altered afterwards. */
    ALTERED
}
