package org.exchangeconnect.oauth;

/**
 * Text from outside as every database can store it. PostgreSQL refuses NUL, and no UTF-8 text has half of a surrogate
 * pair, such as half an emoji: both become U+FFFD, the replacement character.
 */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** Whether the text can be stored as it is. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(StorableText::isRefused);
    }

    /** Returns the text with everything replaced that cannot be stored; null for null. */
    public static String of(String text) {
        if (text == null || isStorable(text)) {
            return text;
        }
        return text.codePoints()
                .map(point -> isRefused(point) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns the same, cut to at most so many UTF-16 units, never through a pair. */
    public static String of(String text, int maxLength) {
        if (text == null || text.length() <= maxLength) {
            return of(text);
        }
        boolean pair = Character.isSurrogatePair(text.charAt(maxLength - 1), text.charAt(maxLength));
        return of(text.substring(0, pair ? maxLength - 1 : maxLength));
    }

    private static boolean isRefused(int point) {
        return point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
