package org.exchangeconnect.sandbox;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exchangeconnect.sandbox.openapi.ApiExchange;

/** A completely received request. Query and form are parsed once, at first use. */
public final class Request {

    private static final Pattern COOKIES = Pattern.compile(";\\s*");

    private final String method;
    private final String path;
    private final String rawQuery;
    private final Headers headers;
    private final byte[] body;
    private final Instant at;
    private FormFields query;
    private FormFields form;

    Request(String method, String path, String rawQuery, Headers headers, byte[] body, Instant at) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.headers = headers;
        this.body = body;
        this.at = at;
    }

    public String method() {
        return method;
    }

    public boolean is(String expectedMethod) {
        return method.equals(expectedMethod);
    }

    public String path() {
        return path;
    }

    /** Returns the undecoded query, or null. */
    public String rawQuery() {
        return rawQuery;
    }

    Headers headers() {
        return headers;
    }

    public String header(String name) {
        return headers.getFirst(name);
    }

    List<String> headerValues(String name) {
        return headers.getOrDefault(name, List.of());
    }

    Optional<String> cookie(String name) {
        return headerValues("Cookie").stream()
                .flatMap(COOKIES::splitAsStream)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Instant at() {
        return at;
    }

    public FormFields query() {
        if (query == null) {
            query = FormFields.parse(rawQuery);
        }
        return query;
    }

    /** Returns this request and its reply for a comparison with Infobip's OpenAPI. */
    ApiExchange exchange(Reply reply) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        query().names().forEach(name -> values.put(name, query().all(name)));
        return new ApiExchange(
                method,
                path,
                values,
                header("Content-Type"),
                bodyText(),
                reply.status(),
                reply.headers().get("Content-Type"),
                reply.text(),
                reply.note().outcome() == RequestOutcome.FAULT);
    }

    FormFields form() {
        if (form == null) {
            form = FormFields.parse(bodyText());
        }
        return form;
    }
}
