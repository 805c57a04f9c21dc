package org.exchangeconnect.authorization;

/** Where an attempt was started, and so where it ends. */
enum EntryPoint {
    /** The site activation link: back to its return URL, else to the page that says what came of it. */
    LINK,
    /** Connect on the settings page. */
    SETTINGS,
    /** Connect on the context card. */
    CONTEXTCARD,
    /** Connect on one of the two, in a window of its own because cookies are blocked in the frame. */
    WINDOW;

    /**
     * Reads the origin from the authorize address; whatever is not understood is an activation link.
     *
     * @param from the page's name, null for none
     * @param window {@code 1} in a window of its own, null for none
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

    /** Tells whether it is a page that sits in a frame of Infobip's. */
    boolean isFramed() {
        return this == SETTINGS || this == CONTEXTCARD;
    }
}
