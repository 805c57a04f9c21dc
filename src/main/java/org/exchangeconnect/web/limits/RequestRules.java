package org.exchangeconnect.web.limits;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The methods, body types and body sizes that a path accepts, chosen by the request line and headers alone. A body that
 * no rule names is never read.
 *
 * @param methods the allowed methods; empty when the resource decides
 * @param maxBytes the largest body, 0 when no body is read
 * @param types the accepted media types of a body
 */
record RequestRules(List<String> methods, int maxBytes, Set<String> types) {

    private static final int FORM_BYTES = 64 * 1024;
    private static final int SETTINGS_BYTES = 64 * 1024;
    private static final int MESSAGES_BYTES = 1 << 20;

    private static final Set<String> JSON = Set.of("application/json");
    private static final Set<String> FORM = Set.of("application/x-www-form-urlencoded");

    private static final Set<String> PAGES = Set.of("/settings", "/contextcard", "/connected", "/operator");
    private static final String CONNECTION = "/api/connections/[^/]+";
    private static final Pattern SEND = Pattern.compile(CONNECTION + "/messages/?");

    private static final RequestRules RESOURCE = new RequestRules(List.of(), 0, Set.of());
    private static final RequestRules READ_ONLY = new RequestRules(List.of("GET", "HEAD"), 0, Set.of());
    private static final RequestRules PAGE = new RequestRules(List.of("GET", "HEAD", "POST"), 0, FORM);
    private static final RequestRules PAGE_FORM = new RequestRules(PAGE.methods, FORM_BYTES, FORM);

    /** A REST resource that reads a body. */
    private record Body(String method, Pattern path, int maxBytes) {}

    private static final List<Body> BODIES = List.of(
            new Body("POST", Pattern.compile("/api/connections/?"), SETTINGS_BYTES),
            new Body("PATCH", Pattern.compile(CONNECTION + "/?"), SETTINGS_BYTES),
            new Body("POST", Pattern.compile(CONNECTION + "/keys/?"), SETTINGS_BYTES),
            new Body("POST", SEND, MESSAGES_BYTES),
            new Body("POST", Pattern.compile(CONNECTION + "/messages/preview/?"), SETTINGS_BYTES),
            new Body("PATCH", Pattern.compile(CONNECTION + "/bulks/[^/]+/?"), SETTINGS_BYTES),
            new Body("POST", Pattern.compile("/api/webhooks/(delivery-reports|inbound-messages)/?"), MESSAGES_BYTES));

    /**
     * Returns the rules of a method and path.
     *
     * @param path the path below the context root
     */
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

    /** Returns whether the path belongs to the gateway, which streams bodies itself after it has checked the key. */
    static boolean isGateway(String path) {
        return path.equals("/gateway") || path.startsWith("/gateway/");
    }

    /** Returns whether the request sends messages, for which Infobip may need many seconds. */
    static boolean isSend(String method, String path) {
        return method.equals("POST") && SEND.matcher(path).matches();
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

    /**
     * Returns whether a body of this type is accepted.
     *
     * @param contentType the header's value, null when missing: a REST resource then reads the body as JSON
     */
    boolean accepts(String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return types.contains(type)
                || types.equals(JSON) && (type.isEmpty() || type.equals("text/json") || type.endsWith("+json"));
    }
}
