package org.exchangeconnect.pages.messages;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;

/** Builds a send request from the form's input. */
final class SmsBody {

    private static final String BETWEEN = "[,;\\n\\r\u3001\uff0c\uff1b]+";

    private SmsBody() {}

    /** Returns the distinct numbers that commas, semicolons or line breaks separate, as entered. */
    static List<String> numbers(String to) {
        return Arrays.stream(blankIfNull(to).split(BETWEEN))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns the request body; without a sender, the connection's default applies. */
    static JsonObject of(String to, String sender, String text) {
        JsonArrayBuilder destinations = Json.createArrayBuilder();
        numbers(to)
                .forEach(number -> destinations.add(Json.createObjectBuilder().add("to", number)));
        JsonObjectBuilder message =
                Json.createObjectBuilder().add("destinations", destinations).add("text", blankIfNull(text));
        if (!blankIfNull(sender).isBlank()) {
            message.add("from", sender.strip());
        }
        return Json.createObjectBuilder()
                .add("messages", Json.createArrayBuilder().add(message))
                .build();
    }

    private static String blankIfNull(String text) {
        return text == null ? "" : text;
    }
}
