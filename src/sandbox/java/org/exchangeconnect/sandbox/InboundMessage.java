package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.Locale;

/** An SMS from a phone to a number of an account. */
public record InboundMessage(
        String messageId, String accountKey, String from, String to, String text, Instant receivedAt) {

    /** Returns the first word in upper case, by which Infobip can forward messages. */
    public String keyword() {
        return text.strip().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
    }

    /** Returns the text without the keyword. */
    public String cleanText() {
        String[] words = text.strip().split("\\s+", 2);
        return words.length > 1 ? words[1] : "";
    }
}
