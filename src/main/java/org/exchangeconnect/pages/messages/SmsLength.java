package org.exchangeconnect.pages.messages;

/**
 * The length of an SMS text and the number of SMS it takes (3GPP TS 23.038). A text of the GSM alphabet, where a few
 * characters count twice, has 160 characters in a single SMS and 153 in each of several; any other text has 70 and 67
 * UTF-16 units.
 *
 * @param units the length in GSM septets, else in UTF-16 units
 * @param segments the number of SMS, 0 for an empty text
 */
public record SmsLength(int units, int segments) {

    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_TWICE = "\f^{}\\[~]|€";

    static SmsLength of(String text) {
        if (text == null || text.isEmpty()) {
            return new SmsLength(0, 0);
        }
        if (text.chars().allMatch(c -> GSM.indexOf(c) >= 0 || GSM_TWICE.indexOf(c) >= 0)) {
            int twice =
                    (int) text.chars().filter(c -> GSM_TWICE.indexOf(c) >= 0).count();
            return counted(text.length() + twice, 160, 153);
        }
        return counted(text.length(), 70, 67);
    }

    private static SmsLength counted(int units, int single, int part) {
        return new SmsLength(units, units <= single ? 1 : (units + part - 1) / part);
    }
}
