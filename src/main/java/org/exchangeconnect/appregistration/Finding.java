package org.exchangeconnect.appregistration;

/**
 * How one part of our configuration compares with the app's record.
 *
 * @param there what the record has; null for a secret, and where nothing differs
 */
public record Finding(Part part, ComparisonVerdict verdict, String there) {

    /** The parts that are compared. */
    public enum Part {
        CLIENT_ID,
        CLIENT_SECRET,
        REDIRECT_URI,
        SIGNING_SECRET
    }

    /** How they compare. */
    public enum ComparisonVerdict {
        SAME,
        DIFFERENT,
        /** Infobip has one and we do not. */
        MISSING_HERE,
        /** We have one and Infobip does not. */
        MISSING_THERE
    }

    /** Tells whether nothing needs to be done about it. */
    public boolean isFine() {
        return verdict == ComparisonVerdict.SAME;
    }
}
