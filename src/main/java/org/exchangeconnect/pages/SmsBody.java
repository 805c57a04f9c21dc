package org.exchangeconnect.pages;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;

/** Makes the request to send of what people type. */
final class SmsBody {

    private static final String BETWEEN = "[,;\\n\\r\u3001\uff0c\uff1b]+";

    private SmsBody() {}

    /** Gives the numbers between commas, semicolons or line ends, as they were typed. */
    static List<String> numbers(String to) {
        return Arrays.stream(blankIfNull(to).split(BETWEEN))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    /** Makes the body; a sender that is blank is left to the connection. */
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
