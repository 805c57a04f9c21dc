package org.exchangeconnect.authorization;

/** Where a session started, which decides where it ends. */
enum EntryPoint {
    /** The activation link: ends at its return URL, or else at the page that shows the outcome. */
    LINK,
    /** Connect on the settings page. */
    SETTINGS,
    /** Connect on the context card. */
    CONTEXTCARD,
    /** Connect on either page, in a separate window because the frame blocks cookies. */
    WINDOW;

    /**
     * Reads the entry point from the authorize URL's parameters; unknown values mean an activation link.
     *
     * @param from the page's name; null for none
     * @param window {@code 1} for a separate window; null for none
     */
    static EntryPoint of(String from, String window) {
        if ("1".equals(window)) {
            return WINDOW;
        }
        if ("settings".equals(from)) {
            return SETTINGS;
        }
        return "contextcard".equals(from) ? CONTEXTCARD : LINK;
    }

    /** Returns whether it is a page inside an Infobip frame. */
    boolean isFramed() {
        return this == SETTINGS || this == CONTEXTCARD;
    }
}
