package org.exchangeconnect.web.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parses {@code application/x-www-form-urlencoded} parameters in UTF-8 from a query and a form body. */
final class FormParameters {

    private static final int MAX_PARAMETERS = 1_000;

    private FormParameters() {}

    /**
     * Returns the parameters by name. Parameters beyond the first thousand and those with a malformed escape are
     * ignored.
     *
     * @param query the raw query, null for none
     */
    static Map<String, String[]> read(String query, String form) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        int left = add(query == null ? "" : query, parameters, MAX_PARAMETERS);
        add(form, parameters, left);
        return parameters;
    }

    private static int add(String text, Map<String, String[]> parameters, int most) {
        int left = most;
        for (int from = 0; from < text.length() && left > 0; ) {
            int end = text.indexOf('&', from);
            String pair = text.substring(from, end < 0 ? text.length() : end);
            from = end < 0 ? text.length() : end + 1;
            if (!pair.isEmpty()) {
                left--;
                add(pair, parameters);
            }
        }
        return left;
    }

    private static void add(String pair, Map<String, String[]> parameters) {
        int equals = pair.indexOf('=');
        try {
            String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8);
            String value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8);
            parameters.merge(name, new String[] {value}, FormParameters::joined);
        } catch (IllegalArgumentException malformed) {
            // A malformed parameter is ignored.
            return;
        }
    }

    private static String[] joined(String[] before, String[] one) {
        String[] all = new String[before.length + 1];
        System.arraycopy(before, 0, all, 0, before.length);
        all[before.length] = one[0];
        return all;
    }
}
