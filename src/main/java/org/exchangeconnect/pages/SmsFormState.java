package org.exchangeconnect.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What was typed into the form and what became of it, kept in the session from the form's request to the page after
 * it: in the reader's words, and with nothing lost.
 *
 * @param connection the id of the connection it was sent through
 * @param summary one sentence on the whole
 * @param problems what is wrong, by field; empty when nothing is
 * @param results one for each destination; empty when nothing was tried
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

    /** What is wrong with one field of the form: to, sender or text. */
    public record FieldProblem(String field, String text) implements Serializable {}

    /** What became of one destination, with the class that gives it its colour and sign. */
    public record DestinationResult(String to, String kind, String text) implements Serializable {}

    static Optional<SmsFormState> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((SmsFormState) session.getAttribute(ATTRIBUTE));
    }

    void store(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Gives what is wrong with a field, null when nothing is. */
    public String problemOf(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(FieldProblem::text)
                .findFirst()
                .orElse(null);
    }

    /** Tells whether every message went out, so that the form need not keep what was typed. */
    public boolean isDone() {
        return !results.isEmpty()
                && results.stream().allMatch(result -> result.kind().equals("good"));
    }
}
