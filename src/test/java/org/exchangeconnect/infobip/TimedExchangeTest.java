package org.exchangeconnect.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TimedExchangeTest {

    @Test
    void headersAndBodyTogetherTakeNoLongerThanTheirTime() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            exchange.sendResponseHeaders(200, 10);
        });
        server.start();
        Duration time = Duration.ofSeconds(3);
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(time).build();
        HttpClient client = HttpClient.newHttpClient();
        long start = System.nanoTime();

        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> TimedExchange.send(client, request, LimitedBody.handler(10), time))
                .returns(CallStatus.NO_ANSWER, CallFailedException::status);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time.multipliedBy(2));
        server.stop(0);
    }
}
