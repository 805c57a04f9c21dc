package org.exchangeconnect.sandbox.sms;

import java.time.Duration;
import java.time.Instant;
import org.exchangeconnect.sandbox.api.JsonFields;

/** Reads the time at which a message is to be sent: at most 180 days ahead. */
final class SendTime {

    private static final Duration FARTHEST = Duration.ofDays(180);

    private SendTime() {}

    /** Returns the time of member {@code sendAt}, or null. */
    static Instant read(JsonFields fields, Instant now) {
        Instant time = fields.time("sendAt").orElse(null);
        if (time != null && time.isAfter(now.plus(FARTHEST))) {
            fields.wrong("sendAt", "must be at most 180 days ahead");
        }
        return time;
    }
}
