package org.exchangeconnect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A user with a browser at the HTTP level: keeps cookies (including secure ones, as browsers do on loopback addresses)
 * and exposes each redirect before following it.
 */
public final class HttpVisitor {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private static final Pattern CONNECT = Pattern.compile("href=\"([^\"]*/api/oauth/authorize\\?from=[^\"]*)\"");

    private final URI app;
    private final Map<String, String> cookies = new ConcurrentSkipListMap<>();

    /** @param app the application's URL, ending with a slash */
    public HttpVisitor(URI app) {
        this.app = app;
    }

    /**
     * Opens a URL relative to the application's context root, or any absolute URL.
     *
     * @param headers alternating names and values
     */
    public HttpResponse<String> open(String address, String... headers) {
        return send(HttpRequest.newBuilder(app.resolve(address)), headers);
    }

    /** Posts a URL-encoded form. */
    public HttpResponse<String> post(String address, String form, String... headers) {
        return send(
                HttpRequest.newBuilder(app.resolve(address))
                        .POST(BodyPublishers.ofString(form))
                        .header("Content-Type", "application/x-www-form-urlencoded"),
                headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        request.timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens a page in a frame, as Infobip's web interface does. */
    public HttpResponse<String> openFramed(String address) {
        return open(address, "Sec-Fetch-Dest", "iframe", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Site", "cross-site");
    }

    /** Returns the target of a page's Connect link as an absolute URL. */
    public String connectLink(HttpResponse<String> page) {
        Matcher link = CONNECT.matcher(page.body());
        assertThat(link.find()).as("a Connect link in " + page.body()).isTrue();
        return app.resolve(link.group(1).replace("&amp;", "&")).toString();
    }

    /** Opens a page in a frame and follows its Connect link. Returns the authorization request. */
    public URI connectFramed(String page) {
        return redirectFrom(connectLink(openFramed(page)));
    }

    /** Opens a URL and returns its redirect target as an absolute URL. */
    public URI redirectFrom(String address) {
        HttpResponse<String> answer = open(address);
        return answer.headers()
                .firstValue("Location")
                .map(location -> answer.uri().resolve(location))
                .orElseThrow(() ->
                        new AssertionError("no redirect but status " + answer.statusCode() + " with " + answer.body()));
    }

    /** Returns the cookie values by name. */
    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0].strip(), pair[1].strip());
    }
}
