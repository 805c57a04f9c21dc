package org.exchangeconnect.pages.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The input and the result of the SMS form, kept in the session from the form's request to the next page, in the
 * reader's language.
 *
 * @param connection the id of the connection that it was sent through
 * @param summary one sentence about the whole submission
 * @param problems the problems by field; empty when there are none
 * @param results one result per destination; empty when nothing was sent
 */
public record SmsFormState(
        String connection,
        String to,
        String sender,
        String text,
        String summary,
        List<FieldProblem> problems,
        List<DestinationResult> results)
        implements Serializable {

    private static final String ATTRIBUTE = SmsFormState.class.getName();

    public SmsFormState {
        problems = List.copyOf(problems);
        results = List.copyOf(results);
    }

    /** A problem of one field of the form: to, sender or text. */
    public record FieldProblem(String field, String text) implements Serializable {}

    /** The result for one destination, with the CSS class that sets color and icon. */
    public record DestinationResult(String to, String kind, String text) implements Serializable {}

    static Optional<SmsFormState> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((SmsFormState) session.getAttribute(ATTRIBUTE));
    }

    void store(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Returns the problem of a field; null for none. */
    public String problemOf(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(FieldProblem::text)
                .findFirst()
                .orElse(null);
    }

    /** Returns whether every message was sent, so that the form can be cleared. */
    public boolean isDone() {
        return !results.isEmpty()
                && results.stream().allMatch(result -> result.kind().equals("good"));
    }
}
