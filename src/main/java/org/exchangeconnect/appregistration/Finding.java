package org.exchangeconnect.appregistration;

/**
 * The comparison of one part of the configuration with the app's record.
 *
 * @param there the record's value; null for a secret, and when nothing differs
 */
public record Finding(Part part, ComparisonVerdict verdict, String there) {

    /** The parts that are compared. */
    public enum Part {
        CLIENT_ID,
        CLIENT_SECRET,
        REDIRECT_URI,
        SIGNING_SECRET
    }

    /** The result of a comparison. */
    public enum ComparisonVerdict {
        SAME,
        DIFFERENT,
        /** Infobip has a value, and the configuration has none. */
        MISSING_HERE,
        /** The configuration has a value, and Infobip has none. */
        MISSING_THERE
    }

    /** Returns whether both values are the same. */
    public boolean isFine() {
        return verdict == ComparisonVerdict.SAME;
    }
}
