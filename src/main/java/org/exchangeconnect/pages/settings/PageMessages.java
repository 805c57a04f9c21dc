package org.exchangeconnect.pages.settings;

import java.util.Set;

/** The outcome messages that a URL of the settings page may name; any other name is ignored. */
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
