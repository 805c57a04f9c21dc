package org.exchangeconnect.pages;

import java.util.Objects;
import java.util.stream.Stream;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.oauth.Identity;

/** The display names of people. */
public final class DisplayNames {

    private DisplayNames() {}

    /** Returns whether a recorded name, perhaps in another language, is this person's. */
    public static boolean isOf(Identity identity, String noted) {
        return noted.equals(identity.username())
                || noted.equals(identity.email())
                || identity.userKey() != null && noted.contains(identity.userKey());
    }

    /** Returns the user name, else the email address, else a text with the user's key. */
    public static String of(Identity identity, LocalizedTexts texts) {
        return Stream.of(identity.username(), identity.email())
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElseGet(() -> texts.get("who.nobody", identity.userKey()));
    }
}
