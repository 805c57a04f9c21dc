package org.exchangeconnect.sandbox.sms;

/**
 * The parts into which a text is split.
 *
 * @param first the characters that fit if there is one part
 * @param each the characters of each part if there are several
 * @param used the characters that the text takes
 */
record SmsParts(int first, int each, int used) {

    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** These take two characters. */
    private static final String GSM_EXTENSION = "^{}\\[~]|€\f";

    /** Returns the parts in the GSM alphabet, or in Unicode if it lacks a character. */
    static SmsParts of(String text) {
        if (text.chars().allMatch(c -> GSM.indexOf(c) >= 0 || GSM_EXTENSION.indexOf(c) >= 0)) {
            int escapes = (int)
                    text.chars().filter(c -> GSM_EXTENSION.indexOf(c) >= 0).count();
            return new SmsParts(160, 153, text.length() + escapes);
        }
        return new SmsParts(70, 67, text.length());
    }

    /** Returns the parts in the alphabet of a national language, which has all its letters. */
    static SmsParts inNationalAlphabet(String text) {
        return new SmsParts(155, 149, text.length());
    }

    int count() {
        return used <= first ? 1 : (used + each - 1) / each;
    }

    int charactersRemaining() {
        return used <= first ? first - used : count() * each - used;
    }
}
