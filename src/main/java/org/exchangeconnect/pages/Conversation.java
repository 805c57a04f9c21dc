package org.exchangeconnect.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The conversation beside which the context card is shown: an opaque name, only checked and passed on. */
public final class Conversation {

    private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");

    private Conversation() {}

    /** Returns the conversation's name; empty when it is absent or malformed. */
    public static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("conversationId")).filter(NAME.asMatchPredicate());
    }
}
