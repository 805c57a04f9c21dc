package org.exchangeconnect.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects all violations of a request, so that its author sees them at once. */
final class RuleViolations {

    private final FormFields form;
    private final List<String> broken = new ArrayList<>(0);

    RuleViolations(FormFields form) {
        this.form = form;
        form.repeated().forEach(name -> broken.add(name + " is repeated"));
        if (form.garbled()) {
            broken.add("the fields are not properly encoded");
        }
    }

    RuleViolations check(boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
        return this;
    }

    /** Requires each field to be present and not empty. */
    RuleViolations requires(String... names) {
        for (String name : names) {
            String value = form.get(name);
            check(value != null && !value.isBlank(), name + (value == null ? " is missing" : " is empty"));
        }
        return this;
    }

    RuleViolations allowsOnly(Set<String> names) {
        for (String name : form.names()) {
            check(names.contains(name), name + " is not a documented field");
        }
        return this;
    }

    /** Checks a field's format if the field is present. */
    RuleViolations matches(String name, ValuePatterns shape) {
        String value = form.get(name);
        return check(value == null || value.isBlank() || shape.matches(value), name + " is not " + shape.description());
    }

    void enforce() throws MalformedRequest {
        if (!broken.isEmpty()) {
            throw new MalformedRequest(broken);
        }
    }
}
