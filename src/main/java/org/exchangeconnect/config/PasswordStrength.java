package org.exchangeconnect.config;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.exchangeconnect.oauth.Secret;

/** Decides whether a password that alone protects all accounts is hard enough to guess. */
final class PasswordStrength {

    static final int MIN_LENGTH = 16;
    static final String EASY_TO_GUESS = "is easy to guess: use a random one, such as from openssl rand -base64 24";

    private static final int MIN_DISTINCT = 6;

    /** A longer password with enough different characters is not among those that attackers try first. */
    private static final int MAX_EASY_LENGTH = 31;

    /**
     * A password whose letters consist only of these words is a default, an example or one that attackers try first.
     */
    private static final List<String> EASY = List.of(("a is it me my the this your here new please change replace pass"
                    + " passwd password passphrase secret key token login letmein welcome hello test demo example"
                    + " default strong admin administrator root user office back api exchange connect infobip payara"
                    + " glassfish wildfly jboss postgres iloveyou monkey dragon correct horse battery staple abc"
                    + " qwerty qwertz qwertyui qwertyuiop asdf asdfgh asdfghjkl zxcv zxcvbnm")
            .split(" "));

    private static final String ALPHABET = "abcdef";
    private static final String DISGUISES = "@0134$57";
    private static final String LETTERS = "aoieasst";

    private PasswordStrength() {}

    static boolean isLong(Secret password) {
        return password.reveal().length() >= MIN_LENGTH;
    }

    /** Returns whether attackers would try a password of sufficient length early. */
    static boolean isEasyToGuess(Secret password) {
        String plain = password.reveal().toLowerCase(Locale.ROOT);
        return plain.chars().distinct().count() < MIN_DISTINCT
                || plain.length() <= MAX_EASY_LENGTH && (isOfEasyWords(plain) || isOfEasyWords(revealed(plain)));
    }

    private static boolean isOfEasyWords(String text) {
        String letters = text.replaceAll("[^\\p{L}]", "");
        BitSet ends = new BitSet();
        ends.set(0);
        for (int end = 0; end >= 0 && end < letters.length(); end = ends.nextSetBit(end + 1)) {
            int from = end;
            EASY.stream()
                    .filter(word -> letters.startsWith(word, from))
                    .forEach(word -> ends.set(from + word.length()));
        }
        return letters.startsWith(ALPHABET) || ends.get(letters.length());
    }

    /** Replaces the digits and signs that stand for letters, as in {@code p@ssw0rd}. */
    private static String revealed(String text) {
        String letters = text;
        for (int i = 0; i < DISGUISES.length(); i++) {
            letters = letters.replace(DISGUISES.charAt(i), LETTERS.charAt(i));
        }
        return letters;
    }
}
