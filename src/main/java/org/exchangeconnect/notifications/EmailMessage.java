package org.exchangeconnect.notifications;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.EventDescriptions;
import org.exchangeconnect.i18n.LocalizedTexts;

/**
 * The text of an e-mail about an event, in plain words and plain text. Names come from other systems: whatever they
 * contain, they stay on their line.
 */
record EmailMessage(String subject, String text) {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MAX_NAME_CHARACTERS = 120;

    static EmailMessage of(Notification notification, LocalizedTexts texts) {
        JsonObject body;
        try (var reader = JSON.createReader(new StringReader(notification.body()))) {
            body = reader.readObject();
        }
        JsonObject data = body.getJsonObject("data");
        JsonObject connection = data.getJsonObject("connection");
        EventDescriptions words = new EventDescriptions(texts);
        String detail = data.getString("detail", null);
        Type type = Type.valueOf(notification.type());
        String what = words.what(type, detail);
        String who = Stream.of("username", "name", "accountKey")
                .map(key -> oneLine(connection.getString(key, null)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(notification.connection()::toString);

        List<String> lines = new ArrayList<>();
        lines.add(texts.get("sms.because", what, who));
        String why = words.why(type, detail);
        if (!why.isEmpty()) {
            lines.add(why);
        }
        if (type == Type.RECONNECT_REQUIRED) {
            lines.add(texts.get("mail.reconnect", texts.get("reconnect.connect")));
        }
        lines.add("");
        add(lines, texts, "account.user", connection.getString("username", null));
        add(lines, texts, "account.key", connection.getString("accountKey", null));
        add(lines, texts, "account.id", notification.connection().toString());
        add(lines, texts, "events.who", words.who(data.getString("actor", null)));
        add(lines, texts, "messages.when", exactly(Instant.parse(body.getString("timestamp")), texts));
        lines.add("");
        lines.add(texts.get("mail.footer"));
        return new EmailMessage(
                texts.get("app.name") + ": " + what + " (" + who + ")", String.join("\r\n", lines) + "\r\n");
    }

    private static void add(List<String> lines, LocalizedTexts texts, String label, String value) {
        String shown = oneLine(value);
        if (shown != null) {
            lines.add(texts.get("sms.because", texts.get(label), shown));
        }
    }

    private static String exactly(Instant at, LocalizedTexts texts) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(texts.locale())
                        .format(at.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    /**
     * Returns a name without characters that could start another line or hide text; null for none. Long names are cut.
     */
    private static String oneLine(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]+", " ").strip();
        return plain.length() > MAX_NAME_CHARACTERS ? plain.substring(0, MAX_NAME_CHARACTERS) + "…" : plain;
    }
}
