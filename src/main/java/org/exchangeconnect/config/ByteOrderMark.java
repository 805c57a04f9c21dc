package org.exchangeconnect.config;

import java.util.Arrays;

/** Removes the byte order mark that some editors and clients put before UTF-8 text. */
public final class ByteOrderMark {

    private static final String MARK = "\uFEFF";
    private static final byte[] BYTES = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /** Returns the text without the mark. */
    public static String strip(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /** Returns the bytes of a UTF-8 text without the mark. */
    public static byte[] strip(byte[] text) {
        boolean marked = text.length >= BYTES.length && Arrays.equals(text, 0, BYTES.length, BYTES, 0, BYTES.length);
        return marked ? Arrays.copyOfRange(text, BYTES.length, text.length) : text;
    }
}
