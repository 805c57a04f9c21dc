package org.exchangeconnect.oauth;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Creates and reads UUIDs of version 7 (RFC 9562 section 5.7): a timestamp in milliseconds, then 74 random bits. */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 36;

    private TimeOrderedId() {}

    /** Reads a UUID in its usual form of 36 characters; empty when the text is null or not one. */
    public static Optional<UUID> parse(String text) {
        try {
            return text == null || text.length() != LENGTH ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Returns the smallest id of a millisecond; smaller ids are older. */
    public static UUID firstOf(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L);
    }

    /** Returns a new id that sorts after those of earlier milliseconds. */
    public static UUID at(Instant instant) {
        long time = instant.toEpochMilli() << 16;
        long version = 0x7000L | RANDOM.nextInt(1 << 12);
        long variant = 0x8000_0000_0000_0000L | RANDOM.nextLong() >>> 2;
        return new UUID(time | version, variant);
    }
}
