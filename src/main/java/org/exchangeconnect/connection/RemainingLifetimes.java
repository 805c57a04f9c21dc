package org.exchangeconnect.connection;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Converts the lifetimes left at the last renewals to and from their database format: two bytes each, in tenths of a
 * second, oldest first.
 */
public final class RemainingLifetimes {

    /** The largest number of lifetimes kept. */
    public static final int MAX_ENTRIES = 24;

    private static final int UNIT_MILLIS = 100;
    private static final int MAX_UNITS = 0xffff;

    private RemainingLifetimes() {}

    /**
     * Appends a lifetime and drops the oldest above the limit. {@code kept} may be null. A negative lifetime counts as
     * zero.
     */
    public static byte[] append(byte[] kept, Duration left) {
        byte[] before = kept == null ? new byte[0] : kept;
        int from = Math.max(0, before.length - (MAX_ENTRIES - 1) * Short.BYTES);
        long units = Math.max(0, Math.min(MAX_UNITS, left.toMillis() / UNIT_MILLIS));
        byte[] after = Arrays.copyOfRange(before, from, before.length + Short.BYTES);
        ByteBuffer.wrap(after).putShort(after.length - Short.BYTES, (short) units);
        return after;
    }

    /** Reads the lifetimes; {@code kept} may be null. */
    public static List<Duration> read(byte[] kept) {
        List<Duration> all = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(kept == null ? new byte[0] : kept);
        while (buffer.remaining() >= Short.BYTES) {
            all.add(Duration.ofMillis((long) Short.toUnsignedInt(buffer.getShort()) * UNIT_MILLIS));
        }
        return all;
    }
}
