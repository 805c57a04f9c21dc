package org.exchangeconnect.sms;

import java.util.regex.Pattern;

/** What a message may give as its sender. */
public final class Sender {

    /** What a sender must be, as the end of a sentence. */
    public static final String RULE = "must be at most 11 letters and digits, or a number of at most 15 digits.";

    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ._&-]{1,11}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");

    private Sender() {}

    /** Tells whether this is a sender's name (Infobip also takes blanks and {@code . _ & -} in it) or number. */
    public static boolean isValid(String text) {
        return NAME.matcher(text).matches() || NUMBER.matcher(text).matches();
    }
}
