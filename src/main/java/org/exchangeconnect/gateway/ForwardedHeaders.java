package org.exchangeconnect.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Selects the headers that the gateway forwards: all except those of a single hop (RFC 9110 section 7.6.1). */
final class ForwardedHeaders {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /**
     * Headers of the caller's request that are not forwarded: the gateway's HTTP client sets its own, and cookies
     * belong to this application.
     */
    private static final Set<String> REQUEST_ONLY =
            Set.of("authorization", "content-length", "cookie", "expect", "host");

    /**
     * Headers with which a response changes what a browser stores for its host: cookies, site data, transport and
     * reporting rules. For the caller that host is this application, so Infobip's values are dropped.
     */
    private static final Set<String> RESPONSE_ONLY = Set.of(
            "accept-ch",
            "alt-svc",
            "clear-site-data",
            "expect-ct",
            "nel",
            "origin-agent-cluster",
            "public-key-pins",
            "public-key-pins-report-only",
            "report-to",
            "reporting-endpoints",
            "service-worker-allowed",
            "set-cookie",
            "set-cookie2",
            "strict-transport-security");

    private ForwardedHeaders() {}

    /** One header line. */
    record HeaderLine(String name, String value) {}

    static List<HeaderLine> of(HttpServletRequest request) {
        Set<String> connection = named(Collections.list(request.getHeaders("Connection")));
        List<HeaderLine> lines = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            if (passes(name, connection) && !REQUEST_ONLY.contains(lower(name))) {
                Collections.list(request.getHeaders(name)).forEach(value -> lines.add(new HeaderLine(name, value)));
            }
        }
        return lines;
    }

    static List<HeaderLine> of(HttpHeaders headers) {
        Set<String> connection = named(headers.allValues("Connection"));
        return headers.map().entrySet().stream()
                .filter(header ->
                        passes(header.getKey(), connection) && !RESPONSE_ONLY.contains(lower(header.getKey())))
                .flatMap(header -> header.getValue().stream().map(value -> new HeaderLine(header.getKey(), value)))
                .toList();
    }

    /** The names of HTTP/2 pseudo-headers start with a colon. */
    private static boolean passes(String name, Set<String> connection) {
        String known = lower(name);
        return !HOP_BY_HOP.contains(known) && !connection.contains(known) && !known.startsWith(":");
    }

    private static Set<String> named(Collection<String> connection) {
        return connection.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(name -> lower(name.strip()))
                .collect(Collectors.toSet());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
