package org.exchangeconnect.sandbox.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.exchangeconnect.sandbox.FormFields;

/** The query parameters of a call. Each method reads one and notes what is wrong with it. */
public final class QueryFields {

    private static final Pattern COMMA = Pattern.compile(",");

    private final FormFields query;
    private final InputProblems problems;

    QueryFields(FormFields query, InputProblems problems) {
        this.query = query;
        this.problems = problems;
    }

    /** Allows only these parameters. */
    public QueryFields only(Set<String> names) {
        query.names().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add(name, "is not a documented parameter"));
        return this;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public String requiredText(String name) {
        String value = query.get(name);
        if (value == null || value.isBlank()) {
            problems.add(name, "must not be blank");
            return "";
        }
        return value;
    }

    /** Reads a list: the parameter repeated, or values separated by commas. Empty if it is absent. */
    public List<String> list(String name) {
        return query.all(name).stream().flatMap(COMMA::splitAsStream).toList();
    }

    public int number(String name, int least, int most, int otherwise) {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            problems.add(name, "must be a whole number from " + least + " to " + most);
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    public Optional<Instant> time(String name) {
        Optional<Instant> time = text(name).flatMap(InfobipTime::parse);
        if (query.names().contains(name) && time.isEmpty()) {
            problems.add(name, "must be a time");
        }
        return time;
    }

    public boolean flag(String name) {
        String text = query.get(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            problems.add(name, "must be true or false");
        }
        return "true".equals(text);
    }
}
