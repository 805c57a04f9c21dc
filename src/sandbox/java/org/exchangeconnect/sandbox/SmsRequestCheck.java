package org.exchangeconnect.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Validates the body of an SMS request and returns the violations by field, in Infobip's notation. */
final class SmsRequestCheck {

    /** The last one is undocumented, but sent by Infobip's own client for Node. */
    private static final Set<String> TOP = Set.of(
            "messages", "bulkId", "includeSmsCountInResponse", "sendingSpeedLimit", "tracking", "urlOptions", "type");

    private static final Set<String> MESSAGE = Set.of(
            "destinations",
            "from",
            "text",
            "callbackData",
            "deliveryTimeWindow",
            "flash",
            "intermediateReport",
            "language",
            "notifyContentType",
            "notifyUrl",
            "regional",
            "sendAt",
            "transliteration",
            "validityPeriod",
            "entityId",
            "applicationId");
    private static final Set<String> DESTINATION = Set.of("to", "messageId", "networkId");
    private static final int MAX_TO_CHARACTERS = 50;
    private static final int MAX_MESSAGE_ID_CHARACTERS = 200;

    private final Map<String, List<String>> violations = new LinkedHashMap<>();

    private SmsRequestCheck() {}

    /** Returns the violations by field; empty if the body is valid. */
    static Map<String, List<String>> violations(JsonObject body) {
        SmsRequestCheck check = new SmsRequestCheck();
        check.fields(body, TOP, "");
        List<JsonValue> messages = check.array(body, "messages", "messages");
        for (int i = 0; i < messages.size(); i++) {
            check.message(messages.get(i), "messages[" + i + "]");
        }
        return check.violations;
    }

    private void message(JsonValue value, String path) {
        if (!(value instanceof JsonObject message)) {
            wrong(path, "must be an object");
            return;
        }
        fields(message, MESSAGE, path + ".");
        text(message, "text", path, true, Integer.MAX_VALUE);
        text(message, "from", path, false, 50);
        text(message, "notifyUrl", path, false, 2048);
        List<JsonValue> destinations = array(message, "destinations", path + ".destinations");
        for (int i = 0; i < destinations.size(); i++) {
            destination(destinations.get(i), path + ".destinations[" + i + "]");
        }
    }

    private void destination(JsonValue value, String path) {
        if (!(value instanceof JsonObject destination)) {
            wrong(path, "must be an object");
            return;
        }
        fields(destination, DESTINATION, path + ".");
        text(destination, "to", path, true, MAX_TO_CHARACTERS);
        text(destination, "messageId", path, false, MAX_MESSAGE_ID_CHARACTERS);
    }

    private void text(JsonObject object, String name, String path, boolean required, int longest) {
        JsonValue value = object.get(name);
        boolean absent = value == null || value == JsonValue.NULL;
        if (absent && !required) {
            return;
        }
        if (absent || value instanceof JsonString text && text.getString().isBlank()) {
            wrong(path + "." + name, "must not be blank");
        } else if (!(value instanceof JsonString)) {
            wrong(path + "." + name, "must be a text");
        } else if (((JsonString) value).getString().length() > longest) {
            wrong(path + "." + name, "must not be longer than " + longest);
        }
    }

    private List<JsonValue> array(JsonObject object, String name, String path) {
        if (object.get(name) instanceof JsonArray array && !array.isEmpty()) {
            return array;
        }
        wrong(path, "must not be empty");
        return List.of();
    }

    private void fields(JsonObject object, Set<String> known, String path) {
        object.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong(path + name, "is not a documented field"));
    }

    private void wrong(String path, String text) {
        violations.computeIfAbsent(path, key -> new ArrayList<>()).add(text);
    }
}
