package org.exchangeconnect.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/** The two versions of the SMS API: the documented one, and the newer one of Infobip's own clients. */
enum SmsVersion {
    /** {@code /sms/2/text/advanced}. */
    ADVANCED("to") {
        @Override
        JsonObject read(JsonObject body) {
            return body;
        }
    },
    /** {@code /sms/3/messages}, with {@code sender} instead of {@code from} and the text inside {@code content}. */
    MESSAGES("destination") {
        @Override
        JsonObject read(JsonObject body) {
            if (!(body.get("messages") instanceof JsonArray messages)) {
                return body;
            }
            var read = JsonText.array();
            messages.forEach(message -> read.add(message instanceof JsonObject object ? readMessage(object) : message));
            return replaced(body, "messages", read.build());
        }
    };

    private final String recipient;

    SmsVersion(String recipient) {
        this.recipient = recipient;
    }

    /** Converts a body to the documented form; unknown members are kept and then fail validation. */
    abstract JsonObject read(JsonObject body);

    /** Returns the name of the member with each message's number in the response. */
    String recipient() {
        return recipient;
    }

    private static JsonObject readMessage(JsonObject message) {
        JsonObjectBuilder read = JsonText.object();
        for (Map.Entry<String, JsonValue> member : message.entrySet()) {
            if (member.getKey().equals("content")
                    && member.getValue() instanceof JsonObject content
                    && content.keySet().equals(Set.of("text"))) {
                read.add("text", content.get("text"));
            } else {
                read.add(name(member.getKey()), member.getValue());
            }
        }
        return read.build();
    }

    /** Renames members of the documented form, which this version does not have, so that they fail validation. */
    private static String name(String member) {
        return switch (member) {
            case "sender" -> "from";
            case "from", "text" -> member + " of /sms/2";
            default -> member;
        };
    }

    private static JsonObject replaced(JsonObject body, String name, JsonValue value) {
        JsonObjectBuilder copy = JsonText.object();
        body.forEach((member, old) -> copy.add(member, member.equals(name) ? value : old));
        return copy.build();
    }
}
