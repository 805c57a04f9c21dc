package org.exchangeconnect.sms.inbound;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.exchangeconnect.oauth.StorableText;
import org.exchangeconnect.sms.journal.InfobipDate;
import org.exchangeconnect.sms.journal.MessageStatus;

/**
 * An inbound SMS as Infobip returns or pushes it. Texts are cut to the columns' lengths, and characters that no database
 * stores are replaced.
 *
 * @param messageId Infobip's id; a generated one if Infobip sent none, so that the message is not lost
 * @param from the sender's number or name; null if Infobip sent none
 * @param to the account's number; null if Infobip sent none
 * @param text never null
 * @param keyword the keyword that Infobip recognized; null if there is none
 * @param receivedAt null if Infobip sent no readable time
 */
public record InboxEntry(String messageId, String from, String to, String text, String keyword, Instant receivedAt) {

    private static final int MAX_ID = 200;
    private static final int MAX_ADDRESS = 64;
    private static final int MAX_KEYWORD = 128;

    /** Reads {@code results}; entries that are no objects are skipped. */
    static List<InboxEntry> readAll(JsonValue results) {
        return results instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(entry -> read((JsonObject) entry))
                        .toList()
                : List.of();
    }

    private static InboxEntry read(JsonObject entry) {
        String id = MessageStatus.text(entry, "messageId", MAX_ID);
        return new InboxEntry(
                id == null || id.isBlank() ? UUID.randomUUID().toString() : id,
                MessageStatus.text(entry, "from", MAX_ADDRESS),
                MessageStatus.text(entry, "to", MAX_ADDRESS),
                entry.get("text") instanceof JsonString given ? StorableText.of(given.getString()) : "",
                MessageStatus.text(entry, "keyword", MAX_KEYWORD),
                InfobipDate.read(entry.get("receivedAt")).orElse(null));
    }

    /** Returns a description without the text and the sender, which are personal data. */
    @Override
    public String toString() {
        return "InboxEntry[messageId=" + messageId + "]";
    }
}
