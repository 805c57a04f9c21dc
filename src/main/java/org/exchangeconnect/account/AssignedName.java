package org.exchangeconnect.account;

import java.util.Optional;

/** The rule for the names that people give to gateway keys and to connections by API key. */
public final class AssignedName {

    /** The rule, worded as the end of a sentence. */
    public static final String RULE = "must be 1 to 100 characters, without control characters.";

    private static final int MAX_CHARACTERS = 100;

    private AssignedName() {}

    /** Reads an entered name without its surrounding blanks; empty when the text is null or not a valid name. */
    public static Optional<String> read(String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= MAX_CHARACTERS)
                .filter(name -> name.chars().noneMatch(Character::isISOControl));
    }
}
