package org.exchangeconnect.api;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;

/**
 * Interprets {@code Accept} and {@code Content-Type} alike on every server. Every JSON type counts as JSON, including
 * vendor types and problem documents, with any parameters; so does a missing header.
 */
@Provider
@PreMatching
public class MediaTypesFilter implements ContainerRequestFilter {

    private static final String JSON = "application/json";

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath().replaceFirst("^/", "");
        if (path.startsWith("oauth/") || path.startsWith("page/")) {
            return;
        }
        if (!acceptsJson(request.getHeaders().get(HttpHeaders.ACCEPT))) {
            throw new NotAcceptableException();
        }
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, JSON);
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.isBlank() || isJson(bare(type))) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, JSON);
        }
    }

    /**
     * Returns whether the caller accepts JSON.
     *
     * @param lines the header's lines; null or blank accepts everything
     */
    static boolean acceptsJson(List<String> lines) {
        String all = lines == null ? "" : String.join(",", lines).toLowerCase(Locale.ROOT);
        List<String> ranges = List.of(all.split(",")).stream()
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .toList();
        return ranges.isEmpty()
                || ranges.stream().anyMatch(range -> isJson(bare(range)) && !isExcluded(range))
                || ranges.stream().noneMatch(range -> bare(range).equals(JSON))
                        && wildcard(ranges, "application/*", wildcard(ranges, "*/*", false));
    }

    /** The more specific wildcard takes precedence. */
    private static boolean wildcard(List<String> ranges, String wildcard, boolean otherwise) {
        return ranges.stream()
                .filter(range -> bare(range).equals(wildcard))
                .map(range -> !isExcluded(range))
                .findFirst()
                .orElse(otherwise);
    }

    private static String bare(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isJson(String type) {
        return type.equals(JSON) || type.equals("text/json") || type.endsWith("+json");
    }

    private static boolean isExcluded(String range) {
        return range.replaceAll("\\s", "").matches(".*;q=0(\\.0*)?(;.*)?");
    }
}
