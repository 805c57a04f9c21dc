package org.exchangeconnect.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.Map;

/**
 * Encodes {@code application/x-www-form-urlencoded} text (RFC 6749 appendix B), for queries and token request bodies.
 */
public final class FormEncoding {

    private FormEncoding() {}

    /** Encodes the parameters in the map's order. */
    public static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(joining("&"));
    }

    /** Encodes one name or value. */
    public static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
