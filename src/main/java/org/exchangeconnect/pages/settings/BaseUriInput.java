package org.exchangeconnect.pages.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.exchangeconnect.connection.BaseUriProblem;

/**
 * A rejected base URL and its problem, kept in the session for the page after the form.
 *
 * @param connection the id of the connection that it was entered for
 */
record BaseUriInput(String connection, String text, BaseUriProblem problem) implements Serializable {

    private static final String ATTRIBUTE = BaseUriInput.class.getName();

    static Optional<BaseUriInput> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((BaseUriInput) session.getAttribute(ATTRIBUTE));
    }

    void store(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }
}
