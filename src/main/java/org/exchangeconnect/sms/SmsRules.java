package org.exchangeconnect.sms;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Validates a body for Infobip's API before it is sent. Other fields are left for Infobip to validate.
 */
final class SmsRules {

    static final int MAX_MESSAGES = 100;
    static final int MAX_DESTINATIONS = 1_000;
    static final int MAX_TEXT_CHARACTERS = 4_000;

    private static final Pattern MESSAGE_ID = Pattern.compile("[!-~]{1,200}");

    private final SmsVersion version;
    private final Violations violations;
    private final Set<String> messageIds = new HashSet<>();
    private int destinations;

    private SmsRules(SmsVersion version, Violations violations) {
        this.version = version;
        this.violations = violations;
    }

    /**
     * Checks a body and returns its version.
     *
     * @throws InvalidMessagesException with all violations; for a body of no version, or a mix of both, with those only
     */
    static SmsVersion check(JsonObject body) {
        Violations violations = new Violations();
        SmsVersion version = SmsVersionRule.versionOf(body, violations);
        violations.throwIfAny();
        new SmsRules(version, violations).body(body);
        violations.throwIfAny();
        return version;
    }

    private void body(JsonObject body) {
        List<JsonValue> messages = array(body, "messages", "");
        if (messages.size() > MAX_MESSAGES) {
            violations.add("/messages", "The request can have at most " + MAX_MESSAGES + " messages.");
            return;
        }
        for (int i = 0; i < messages.size(); i++) {
            message(messages.get(i), "/messages/" + i);
        }
        if (destinations > MAX_DESTINATIONS) {
            violations.add("/messages", "The request can have at most " + MAX_DESTINATIONS + " destinations.");
        }
    }

    private void message(JsonValue value, String path) {
        if (!(value instanceof JsonObject message)) {
            violations.add(path, "A message must be an object.");
            return;
        }
        if (!version.isBinary(message)) {
            text(version.text().in(message), version.text().below(path));
        }
        sender(version.sender().in(message), version.sender().below(path));
        List<JsonValue> all = array(message, "destinations", path);
        destinations += all.size();
        for (int i = 0; i < all.size() && destinations <= MAX_DESTINATIONS; i++) {
            destination(all.get(i), path + "/destinations/" + i);
        }
    }

    private void text(JsonValue value, String path) {
        if (MemberPath.isAbsent(value)
                || value instanceof JsonString text && text.getString().isBlank()) {
            violations.add(path, "The text must not be empty.");
        } else if (!(value instanceof JsonString text)) {
            violations.add(path, "The text must be a string.");
        } else if (text.getString().length() > MAX_TEXT_CHARACTERS) {
            violations.add(path, "The text can have at most " + MAX_TEXT_CHARACTERS + " characters.");
        }
    }

    private void sender(JsonValue value, String path) {
        if (!MemberPath.isAbsent(value) && (!(value instanceof JsonString text) || !Sender.isValid(text.getString()))) {
            violations.add(path, "The sender " + Sender.RULE);
        }
    }

    private void destination(JsonValue value, String path) {
        if (!(value instanceof JsonObject destination)) {
            violations.add(path, "A destination must be an object.");
            return;
        }
        if (!(destination.get("to") instanceof JsonString to)
                || PhoneNumber.digits(to.getString()).isEmpty()) {
            violations.add(
                    path + "/to", "The number must have 5 to 15 digits in international format, such as 41793026727.");
        }
        messageId(destination.get("messageId"), path + "/messageId");
    }

    private void messageId(JsonValue value, String path) {
        if (MemberPath.isAbsent(value)) {
            return;
        }
        if (!(value instanceof JsonString id)
                || !MESSAGE_ID.matcher(id.getString()).matches()) {
            violations.add(path, "A message id must have 1 to 200 visible ASCII characters.");
        } else if (!messageIds.add(id.getString())) {
            violations.add(path, "This message id occurs twice in the request.");
        }
    }

    private List<JsonValue> array(JsonObject object, String name, String path) {
        if (object.get(name) instanceof JsonArray array && !array.isEmpty()) {
            return array;
        }
        violations.add(path + "/" + name, "The member " + name + " must be a non-empty array.");
        return List.of();
    }
}
