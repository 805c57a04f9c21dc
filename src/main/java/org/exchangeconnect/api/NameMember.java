package org.exchangeconnect.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.account.AssignedName;
import org.exchangeconnect.sms.Violation;

/** Reads the request member {@code name}, the back office's name for an object. */
final class NameMember {

    private NameMember() {}

    /** Returns the name without surrounding blanks; when it is invalid, adds a violation and returns null. */
    static String of(JsonObject body, List<Violation> violations) {
        Optional<String> name =
                AssignedName.read(body.get("name") instanceof JsonString text ? text.getString() : null);
        if (name.isEmpty()) {
            violations.add(new Violation("/name", "The name " + AssignedName.RULE));
        }
        return name.orElse(null);
    }
}
