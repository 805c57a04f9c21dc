package org.exchangeconnect.oauth;

/**
 * Makes external text storable in every database. PostgreSQL refuses NUL, and UTF-8 cannot encode half of a surrogate
 * pair, such as half an emoji: both become U+FFFD, the replacement character.
 */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** Returns whether the text can be stored unchanged. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(StorableText::isRefused);
    }

    /** Returns the text with unstorable characters replaced; null for null. */
    public static String of(String text) {
        if (text == null || isStorable(text)) {
            return text;
        }
        return text.codePoints()
                .map(point -> isRefused(point) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns the storable text, cut to at most {@code maxLength} UTF-16 units without splitting a surrogate pair. */
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
