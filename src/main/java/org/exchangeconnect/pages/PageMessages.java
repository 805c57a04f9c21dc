package org.exchangeconnect.pages;

import java.util.Set;

/** The outcomes that an address of the settings page can name: nothing else that stands there is shown. */
final class PageMessages {

    static final Set<String> ALL = Set.of(
            "notice.cancelled",
            "notice.disconnected",
            "notice.recognise",
            "notice.renewed",
            "notice.taken",
            "notice.notrenewed",
            "notice.expired",
            "notice.failed");

    private PageMessages() {}
}
