package org.exchangeconnect.sms;

import java.util.Optional;
import java.util.regex.Pattern;

/** Parses phone numbers in international format (ITU-T E.164). */
public final class PhoneNumber {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/]");
    private static final Pattern NUMBER = Pattern.compile("\\+?([0-9]{5,15})");
    private static final int MAX_CHARACTERS = 40;

    private PhoneNumber() {}

    /** Returns the 5 to 15 digits without plus sign and separators; empty if the text is no such number. */
    public static Optional<String> digits(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        var matcher = NUMBER.matcher(SEPARATORS.matcher(text).replaceAll(""));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
