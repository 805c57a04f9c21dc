package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.testing.ForwardProxyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proxies and idle connections of outgoing requests. */
class HttpSettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(2);

    private HttpServer infobip;
    private ForwardProxyServer proxy;

    @BeforeEach
    void start() throws IOException {
        infobip = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        infobip.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        infobip.start();
        proxy = new ForwardProxyServer(infobip.getAddress().getPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        infobip.stop(0);
    }

    @Test
    void withAProxyNobodyHereNeedsToKnowInfobipsName() throws Exception {
        HttpSettings http = new HttpSettings(SECOND, SECOND, SECOND, SECOND, through(proxy));

        assertThat(status(http, "http://api.infobip.invalid/x")).isEqualTo(204);
        assertThatThrownBy(() -> status(http, "https://api.infobip.invalid/x")).isInstanceOf(IOException.class);

        assertThat(proxy.requests())
                .containsExactly(
                        "GET http://api.infobip.invalid/x HTTP/1.1", "CONNECT api.infobip.invalid:443 HTTP/1.1");
    }

    @Test
    void exceptionsAreReachedDirectly() throws Exception {
        HttpSettings http = new HttpSettings(SECOND, SECOND, SECOND, SECOND, through(proxy));

        assertThat(status(http, "http://127.0.0.1:" + infobip.getAddress().getPort()))
                .isEqualTo(204);
        assertThat(http.proxy().forUri(URI.create("https://a.inside.example"))).isEmpty();
        assertThat(http.proxy().forUri(URI.create("https://inside.example"))).isPresent();
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void theSystemPropertiesOfTheJvmNameAProxyToo() throws Exception {
        HttpSettings http = new HttpSettings(SECOND, SECOND);
        assertThat(http.proxy().forUri(URI.create("https://api.infobip.com"))).isEmpty();
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", Integer.toString(proxy.uri().getPort()));
        try {
            assertThat(http.proxy().forUri(URI.create("https://api.infobip.com")))
                    .isPresent();
            assertThatThrownBy(() -> status(http, "https://api.infobip.invalid/x"))
                    .isInstanceOf(IOException.class);
        } finally {
            System.clearProperty("https.proxyHost");
            System.clearProperty("https.proxyPort");
        }
        assertThat(proxy.requests()).containsExactly("CONNECT api.infobip.invalid:443 HTTP/1.1");
    }

    @Test
    void idleConnectionsAreClosedAfterHalfAMinuteUnlessTheOperatorSaysOtherwise() {
        new HttpSettings(SECOND, SECOND).newClient();

        assertThat(System.getProperty("jdk.httpclient.keepalive.timeout")).isEqualTo("30");
        assertThat(System.getProperty("http.keepAlive.time.proxy")).isEqualTo("30");
    }

    private static ForwardProxy through(ForwardProxyServer proxy) {
        return new ForwardProxy(
                Optional.of(InetSocketAddress.createUnresolved(
                        proxy.uri().getHost(), proxy.uri().getPort())),
                List.of("127.0.0.1", "*.inside.example"));
    }

    private static int status(HttpSettings http, String uri) throws Exception {
        return http.newClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).timeout(SECOND).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
