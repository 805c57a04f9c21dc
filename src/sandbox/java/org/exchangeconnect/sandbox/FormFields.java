package org.exchangeconnect.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a query or form body in their order, including repetitions and encoding errors. */
final class FormFields {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> repeated = new ArrayList<>(0);
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
        if (values.putIfAbsent(name, decode(pair.substring(equals + 1))) != null) {
            repeated.add(name);
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
    String get(String name) {
        return values.get(name);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Set<String> names() {
        return values.keySet();
    }

    Map<String, String> asMap() {
        return Collections.unmodifiableMap(values);
    }

    List<String> repeated() {
        return repeated;
    }

    /** Returns whether a pair has no name or no equals sign, or a percent sign is not followed by two hex digits. */
    boolean garbled() {
        return garbled;
    }
}
