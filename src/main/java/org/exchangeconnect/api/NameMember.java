package org.exchangeconnect.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.exchangeconnect.sms.Violation;

/** Reads the request member {@code name}, the back office's name for an object. */
final class NameMember {

    private static final int MAX_NAME_CHARACTERS = 100;

    private NameMember() {}

    /** Returns the name without surrounding blanks; when it is invalid, adds a violation and returns null. */
    static String of(JsonObject body, List<Violation> violations) {
        String name =
                body.get("name") instanceof JsonString text ? text.getString().strip() : "";
        if (name.isEmpty()
                || name.length() > MAX_NAME_CHARACTERS
                || name.chars().anyMatch(Character::isISOControl)) {
            violations.add(new Violation(
                    "/name",
                    "The name must be 1 to " + MAX_NAME_CHARACTERS + " characters, without control characters."));
            return null;
        }
        return name;
    }
}
