package org.exchangeconnect.pages.settings;

import java.util.Arrays;
import java.util.List;
import org.exchangeconnect.i18n.LocalizedTexts;

/** Describes an OAuth scope in plain words, one sentence per permission. */
final class Permissions {

    private Permissions() {}

    /**
     * Returns the sentences.
     *
     * @param scope the configured scope: names separated by spaces or commas
     */
    static List<String> of(String scope, LocalizedTexts texts) {
        return Arrays.stream(scope.trim().split("[\\s,]+"))
                .filter(name -> !name.isEmpty())
                .map(name -> texts.knows("permission." + name)
                        ? texts.get("permission." + name)
                        : texts.get("permission.other", name))
                .distinct()
                .toList();
    }
}
