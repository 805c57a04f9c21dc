package org.exchangeconnect.sms;

import java.util.regex.Pattern;

/** Rules for the sender of a message. */
public final class Sender {

    /** The rule, worded as the end of a sentence. */
    public static final String RULE = "must be at most 11 letters and digits, or a number of at most 15 digits.";

    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ._&-]{1,11}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");

    private Sender() {}

    /**
     * Returns whether the text is a valid sender: a name, in which Infobip also accepts blanks and {@code . _ & -}, or
     * a number.
     */
    public static boolean isValid(String text) {
        return NAME.matcher(text).matches() || NUMBER.matcher(text).matches();
    }
}
