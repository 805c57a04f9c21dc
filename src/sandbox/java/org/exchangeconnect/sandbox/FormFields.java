package org.exchangeconnect.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of a query or form body in their order, including repetitions and encoding errors. */
public final class FormFields {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Map.Entry<String, String>> repetitions = new ArrayList<>(0);
    private boolean garbled;

    private FormFields() {}

    static FormFields parse(String encoded) {
        FormFields form = new FormFields();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&", -1)) {
                form.add(pair);
            }
        }
        return form;
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            garbled = true;
            return;
        }
        String name = decode(pair.substring(0, equals));
        String value = decode(pair.substring(equals + 1));
        if (values.putIfAbsent(name, value) != null) {
            repetitions.add(Map.entry(name, value));
        }
    }

    private String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            garbled = true;
            return text;
        }
    }

    /** Returns the first value, or null. */
    public String get(String name) {
        return values.get(name);
    }

    /** Returns all values of a field that may be repeated, in their order. */
    public List<String> all(String name) {
        return Stream.concat(
                        Stream.ofNullable(values.get(name)),
                        repetitions.stream()
                                .filter(repetition -> repetition.getKey().equals(name))
                                .map(Map.Entry::getValue))
                .toList();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    public Set<String> names() {
        return values.keySet();
    }

    Map<String, String> asMap() {
        return Collections.unmodifiableMap(values);
    }

    List<String> repeated() {
        return repetitions.stream().map(Map.Entry::getKey).toList();
    }

    /** Returns whether a pair has no name or no equals sign, or a percent sign is not followed by two hex digits. */
    public boolean garbled() {
        return garbled;
    }
}
