package org.exchangeconnect.sms.inbound;

import java.time.Instant;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;

/**
 * An inbound SMS that is stored.
 *
 * @param id a time-ordered UUID
 * @param text null if the available keys cannot decrypt it
 * @param keyword null if there is none, or the available keys cannot decrypt it
 * @param receivedAt when Infobip received it; when it was stored if Infobip sent no readable time
 */
public record ReceivedMessage(
        UUID id,
        ConnectionId connection,
        String messageId,
        String from,
        String to,
        String text,
        String keyword,
        Instant receivedAt,
        Instant storedAt) {

    /** Returns a description without the text and the sender, which are personal data. */
    @Override
    public String toString() {
        return "ReceivedMessage[id=" + id + ", connection=" + connection + ", messageId=" + messageId + "]";
    }
}
