package org.exchangeconnect.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The conversation beside which the context card stands: an opaque name, only checked and carried on. */
final class Conversation {

    private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");

    private Conversation() {}

    /** Gives the name; empty for none, and for what can't be one. */
    static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("conversationId")).filter(NAME.asMatchPredicate());
    }
}
