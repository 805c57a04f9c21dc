package org.exchangeconnect.pages;

import java.util.Arrays;
import java.util.List;
import org.exchangeconnect.i18n.LocalizedTexts;

/** The scope in plain words: one sentence for each thing that is asked for. */
final class Permissions {

    private Permissions() {}

    /** @param scope as configured: names with spaces or commas between */
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
