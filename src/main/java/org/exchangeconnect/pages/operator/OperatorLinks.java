package org.exchangeconnect.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;

/** The links of the operator's page. */
final class OperatorLinks {

    private OperatorLinks() {}

    /** Returns the URL of the list; a null parameter is omitted. */
    static String list(HttpServletRequest request, String search, ConnectionStatus status, ConnectionId after) {
        return page(request, Stream.of(entry("search", search), entry("status", status), entry("after", after)));
    }

    static String connection(HttpServletRequest request, ConnectionId id) {
        return page(request, Stream.of(entry("connection", id)));
    }

    static String events(HttpServletRequest request, ConnectionId id, long before) {
        return page(request, Stream.of(entry("connection", id), entry("before", before))) + "#events";
    }

    private static String page(HttpServletRequest request, Stream<Map.Entry<String, String>> parameters) {
        String query = parameters
                .filter(Objects::nonNull)
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request.getContextPath() + "/operator" + (query.isEmpty() ? "" : "?" + query);
    }

    private static Map.Entry<String, String> entry(String name, Object value) {
        return value == null ? null : Map.entry(name, value.toString());
    }
}
