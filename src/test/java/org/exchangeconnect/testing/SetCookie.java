package org.exchangeconnect.testing;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@code Set-Cookie} header. Attribute names are case-insensitive, as in RFC 6265 section 5.2, because servers write
 * them differently.
 *
 * @param attributes empty values for attributes without a value
 */
public record SetCookie(String name, String value, Map<String, String> attributes) {

    /** Returns the cookies that a response sets, in order. */
    public static List<SetCookie> of(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(SetCookie::read)
                .toList();
    }

    static SetCookie read(String header) {
        String[] parts = header.split(";");
        String[] pair = parts[0].split("=", 2);
        Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].split("=", 2);
            attributes.put(attribute[0].strip(), attribute.length == 1 ? "" : attribute[1].strip());
        }
        return new SetCookie(pair[0].strip(), pair[1].strip(), Collections.unmodifiableMap(attributes));
    }

    /** Returns whether a frame on another site receives the cookie where third-party cookies are partitioned. */
    public boolean comesBackToAFrame() {
        return attributes.containsKey("Secure")
                && "None".equalsIgnoreCase(attributes.get("SameSite"))
                && attributes.containsKey("Partitioned");
    }

    /** Returns whether scripts cannot read the cookie. */
    public boolean isHiddenFromScripts() {
        return attributes.containsKey("HttpOnly");
    }
}
