package org.exchangeconnect.pages.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * Form input saved in the session while Infobip confirms the current user.
 *
 * @param connection the id of the connection that it was entered for
 * @param part the part of the page with the form
 */
record SavedFormInput(String connection, String part, String text) implements Serializable {

    private static final String ATTRIBUTE = SavedFormInput.class.getName();
    private static final int MAX_LENGTH = 1_024;

    void store(HttpServletRequest request) {
        if (text.length() <= MAX_LENGTH) {
            request.getSession().setAttribute(ATTRIBUTE, this);
        }
    }

    /** Returns and removes the input saved for this part and this connection; empty for none. */
    static Optional<String> take(String connection, String part, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(ATTRIBUTE);
        if (kept instanceof SavedFormInput input
                && input.connection().equals(connection)
                && input.part().equals(part)) {
            session.removeAttribute(ATTRIBUTE);
            return Optional.of(input.text());
        }
        return Optional.empty();
    }
}
