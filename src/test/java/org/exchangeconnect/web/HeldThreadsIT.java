package org.exchangeconnect.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.testing.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No client can block the server's threads, seen from the network. */
class HeldThreadsIT {

    private static final int PROMPT_MILLIS = 5_000;
    private static final int SLOW_MILLIS = 20_000;
    private static final String CREDENTIALS = "Authorization: Basic "
            + Base64.getEncoder()
                    .encodeToString((AppConfiguration.USER + ":" + AppConfiguration.PASSWORD).getBytes(ISO_8859_1))
            + "\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    private final SharedServer server = SharedServer.get();

    @ParameterizedTest
    @CsvSource({
        "GET, metrics",
        "POST, metrics",
        "GET, api/connections",
        "POST, api/connections",
        "GET, operator",
        "POST, operator",
        "GET, settings",
        "POST, settings",
        "POST, contextcard",
        "GET, style.css",
        "POST, style.css",
        "GET, gateway/sms/1",
        "POST, gateway/sms/1",
        "POST, api/webhooks/delivery-reports",
        "GET, api/oauth/authorize",
        "GET, api/oauth/callback",
        "GET, api/page/status",
        "GET, nowhere",
        "POST, api/nowhere",
        "GET, error"
    })
    void upgradeMeansNothingOnAnyAddress(String method, String path) throws Exception {
        for (String more : new String[] {"", JSON, FORM, "Content-Type: multipart/form-data; boundary=x\r\n"}) {
            String response = send(method, path, "Connection: Upgrade\r\nUpgrade: foo\r\n" + more, "", PROMPT_MILLIS);

            assertThat(response).as(method + " " + path + " " + more).startsWith("HTTP/1.");
            assertThat(status(response)).isNotEqualTo(500).isNotEqualTo(101);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings", "contextcard", "api/webhooks/delivery-reports"})
    void aSlowBodyGets408(String path) throws Exception {
        String type = path.startsWith("api") ? JSON : FORM;

        assertThat(status(send("POST", path, type + "Content-Length: 1000\r\n", "{", SLOW_MILLIS)))
                .isEqualTo(408);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, api/connections, 200, application/json, 401",
        "POST, metrics, 200, application/json, 401",
        "POST, operator, 200, application/x-www-form-urlencoded, 401",
        "POST, gateway/sms/1, 200, application/json, 401",
        "POST, api/nowhere, 200, application/json, 404",
        "POST, api/oauth/authorize, 200, application/json, 405",
        "POST, api/webhooks/delivery-reports, 2000000, application/json, 413",
        "POST, api/webhooks/delivery-reports, 200, text/plain, 415",
        "POST, settings, 200000, application/x-www-form-urlencoded, 413",
        "POST, settings, 200, multipart/form-data; boundary=x, 415",
        "GET, settings, 200, application/x-www-form-urlencoded, 400",
        "POST, style.css, 200, text/plain, 405",
        "PUT, settings, 200, text/plain, 405"
    })
    void headersDecideBeforeABodyIsRead(String method, String path, int length, String type, int status)
            throws Exception {
        String headers = "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n";

        assertThat(status(send(method, path, headers, "{", PROMPT_MILLIS))).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "FOO", "OPTIONS", "PATCH"})
    void otherMethodsGet405(String method) throws Exception {
        for (String path : new String[] {"settings", "connected", "contextcard", "style.css", "page.js", "nowhere"}) {
            String response = send(method, path, "", "", PROMPT_MILLIS);

            assertThat(status(response)).as(path).isEqualTo(405);
            assertThat(response).contains("\r\nAllow: GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Basic IDp4",
                "Authorization: Basic Og==",
                "Authorization: Basic",
                "Authorization: \u00ff",
                "Authorization: Bearer a.b.c",
                "Authorization: Digest x",
                "X-Forwarded-For: 999.1.1.1, ::::, \u00ff",
                "X-Forwarded-For: fe80::1%eth0",
                "X-Forwarded-Proto: %",
                "X-Forwarded-Host: a:b:c",
                "Forwarded: for=\"",
                "Cookie: ;=;\"; a=\"b\\;$x",
                "Cookie: __Host-ec-browser=%00; ec-session=",
                "Accept: ;;q=z/",
                "Accept: */",
                "Accept-Language: ;q=x,*-;q=9,\u00ff",
                "Accept-Language: xx-yy-zz-u-nu-latn,-,de;q=",
                "Content-Type: ///;;charset=",
                "Range: bytes=9-1,x",
                "Range: bytes=99999999999999999999-",
                "Origin: ://",
                "Sec-Fetch-Site: \u00ff",
                "Sec-Fetch-Dest: iframe\t",
                "Sec-Fetch-Mode: ",
                "If-None-Match: \",",
                "If-Modified-Since: x",
                "X-Correlation-ID: \u00ff\u00ff",
                "Expect: y",
                "Content-Encoding: gzip",
                "Referer: :::",
                "TE: x;q=z"
            })
    void noHeaderIsAServerError(String header) throws Exception {
        for (String path : new String[] {
            "settings",
            "operator",
            "metrics",
            "api/connections",
            "api/oauth/authorize",
            "api/oauth/callback",
            "api/page/status",
            "style.css",
            "gateway/sms/1"
        }) {
            String credentials = header.startsWith("Authorization") ? "" : CREDENTIALS;
            assertThat(status(send("GET", path, credentials + header + "\r\n", "", PROMPT_MILLIS)))
                    .as(path)
                    .isBetween(200, 499);
        }
    }

    @Test
    void largeBodiesThatNeverEndFillNoMemory() throws Exception {
        String half = "Content-Length: 1000000\r\n" + JSON;
        ExecutorService attackers = Executors.newFixedThreadPool(20);
        try {
            List<Future<String>> responses = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                responses.add(attackers.submit(
                        () -> send("POST", "api/webhooks/delivery-reports", half, " ".repeat(900_000), PROMPT_MILLIS)));
            }

            List<Integer> statuses = new ArrayList<>();
            for (Future<String> response : responses) {
                statuses.add(status(response.get()));
            }
            assertThat(statuses).contains(429);
        } finally {
            attackers.shutdownNow();
        }
    }

    /** On Payara, a request context that stays on a thread would serve the next person with the beans of the former. */
    @Test
    void formsThatArriveAtOnceAreEachServedWithTheirOwnRequest() throws Exception {
        List<String> languages = List.of("de", "en", "es", "fr", "it", "pt", "sv", "tr");
        ExecutorService people = Executors.newFixedThreadPool(languages.size());
        try {
            List<Future<String>> pages = new ArrayList<>();
            for (int i = 0; i < 12 * languages.size(); i++) {
                String headers = FORM + "Content-Length: 3\r\nConnection: close\r\nAccept-Language: "
                        + languages.get(i % languages.size()) + "\r\n";
                pages.add(people.submit(() -> send("POST", "settings", headers, "a=b", SLOW_MILLIS)));
            }

            for (int i = 0; i < pages.size(); i++) {
                String page = pages.get(i).get();
                assertThat(status(page)).as("form " + i).isEqualTo(200);
                assertThat(page).contains("lang=\"" + languages.get(i % languages.size()) + "\"");
            }
        } finally {
            people.shutdownNow();
        }
    }

    private String send(String method, String path, String headers, String body, int timeoutMillis) throws IOException {
        try (Socket socket = new Socket(server.app().getHost(), server.app().getPort())) {
            socket.setSoTimeout(timeoutMillis);
            String head = method + " " + server.app().getPath() + path
                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 198.51.100.70\r\n";
            socket.getOutputStream().write((head + headers + "\r\n" + body).getBytes(ISO_8859_1));
            byte[] first = new byte[8_192];
            int read = socket.getInputStream().read(first);
            return read < 0 ? "" : new String(first, 0, read, ISO_8859_1);
        } catch (SocketTimeoutException held) {
            return "held";
        }
    }

    private static int status(String response) {
        return response.startsWith("HTTP/1.") ? Integer.parseInt(response.substring(9, 12)) : 0;
    }
}
