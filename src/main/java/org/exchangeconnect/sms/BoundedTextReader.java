package org.exchangeconnect.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.config.ByteOrderMark;

/** Reads UTF-8 text within limits of size and time, whatever the sender does. */
final class BoundedTextReader {

    static final int MAX_BODY_BYTES = 1 << 20;

    private static final int PART = 8192;

    private final Duration time;
    private final Clock clock;

    /** @param time the limit for the whole text; the last blocking read can end after it */
    BoundedTextReader(Duration time, Clock clock) {
        this.time = time;
        this.clock = clock;
    }

    /** Returns the text without a byte order mark; empty if it is too large, takes too long or breaks off. */
    Optional<String> read(InputStream stream) {
        Instant until = clock.instant().plus(time);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        try {
            for (int length = stream.read(part); length >= 0; length = stream.read(part)) {
                text.write(part, 0, length);
                if (text.size() > MAX_BODY_BYTES || clock.instant().isAfter(until)) {
                    return Optional.empty();
                }
            }
            return Optional.of(ByteOrderMark.strip(text.toString(UTF_8)));
        } catch (IOException brokenOff) {
            return Optional.empty();
        }
    }
}
