package org.exchangeconnect.oauth;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDs of version 7 (RFC 9562 section 5.7): a millisecond of time, then 74 random bits. */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedId() {}

    /** Gives the least id of a millisecond: what sorts before it is older. */
    public static UUID firstOf(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L);
    }

    /** Gives an id that sorts after those of earlier milliseconds. */
    public static UUID at(Instant instant) {
        long time = instant.toEpochMilli() << 16;
        long version = 0x7000L | RANDOM.nextInt(1 << 12);
        long variant = 0x8000_0000_0000_0000L | RANDOM.nextLong() >>> 2;
        return new UUID(time | version, variant);
    }
}
