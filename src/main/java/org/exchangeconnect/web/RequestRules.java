package org.exchangeconnect.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an address accepts, decided by the request's line and headers alone: its methods, and the type and size of the
 * body that it reads. A body that no rule names is never read.
 *
 * @param methods the allowed methods; empty: the resource behind decides
 * @param maxBytes the largest body, 0 where none is read
 * @param types the media types of a body that is read
 */
record RequestRules(List<String> methods, int maxBytes, Set<String> types) {

    private static final int FORM_BYTES = 64 * 1024;
    private static final int SETTINGS_BYTES = 64 * 1024;
    private static final int MESSAGES_BYTES = 1 << 20;

    private static final Set<String> JSON = Set.of("application/json");
    private static final Set<String> FORM = Set.of("application/x-www-form-urlencoded");

    private static final Set<String> PAGES = Set.of("/settings", "/contextcard", "/connected", "/operator");
    private static final String CONNECTION = "/api/connections/[^/]+";

    private static final RequestRules RESOURCE = new RequestRules(List.of(), 0, Set.of());
    private static final RequestRules READ_ONLY = new RequestRules(List.of("GET", "HEAD"), 0, Set.of());
    private static final RequestRules PAGE = new RequestRules(List.of("GET", "HEAD", "POST"), 0, FORM);
    private static final RequestRules PAGE_FORM = new RequestRules(PAGE.methods, FORM_BYTES, FORM);

    /** A body that a REST resource reads. */
    private record Body(String method, Pattern path, int maxBytes) {}

    private static final List<Body> BODIES = List.of(
            new Body("POST", Pattern.compile("/api/connections/?"), SETTINGS_BYTES),
            new Body("PATCH", Pattern.compile(CONNECTION + "/?"), SETTINGS_BYTES),
            new Body("POST", Pattern.compile(CONNECTION + "/keys/?"), SETTINGS_BYTES),
            new Body("POST", Pattern.compile(CONNECTION + "/messages/?"), MESSAGES_BYTES),
            new Body("POST", Pattern.compile("/api/webhooks/delivery-reports/?"), MESSAGES_BYTES));

    /** @param path the path below the context root */
    static RequestRules of(String method, String path) {
        if (path.startsWith("/api/") || path.equals("/api")) {
            return BODIES.stream()
                    .filter(body -> body.method.equals(method)
                            && body.path.matcher(path).matches())
                    .findFirst()
                    .map(body -> new RequestRules(List.of(), body.maxBytes, JSON))
                    .orElse(RESOURCE);
        }
        if (isGateway(path)) {
            return RESOURCE;
        }
        if (PAGES.contains(path)) {
            return method.equals("POST") ? PAGE_FORM : PAGE;
        }
        return READ_ONLY;
    }

    /** The gateway streams bodies itself, once the caller's key is known. */
    static boolean isGateway(String path) {
        return path.equals("/gateway") || path.startsWith("/gateway/");
    }

    boolean isPage() {
        return types.equals(FORM);
    }

    boolean allows(String method) {
        return methods.isEmpty() || methods.contains(method);
    }

    String allow() {
        return String.join(", ", methods);
    }

    boolean readsBody() {
        return maxBytes > 0;
    }

    /** @param contentType the header's value, null where it is missing: a REST resource then takes the body for JSON */
    boolean accepts(String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return types.contains(type)
                || types.equals(JSON) && (type.isEmpty() || type.equals("text/json") || type.endsWith("+json"));
    }
}
