package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.exchangeconnect.gateway.ForwardedHeaders.HeaderLine;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {

    @Test
    void headersAboutOneConnectionAndThoseThatItNamesStayBehind() {
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "Connection", List.of("keep-alive, X-Hop", "x-other"),
                        "Keep-Alive", List.of("timeout=5"),
                        "Transfer-Encoding", List.of("chunked"),
                        "Upgrade", List.of("h2c"),
                        "X-Hop", List.of("1"),
                        "X-Other", List.of("2"),
                        "X-Request-Id", List.of("a", "b"),
                        "Content-Type", List.of("application/json")),
                (name, value) -> true);

        assertThat(ForwardedHeaders.of(headers))
                .containsExactlyInAnyOrder(
                        new HeaderLine("X-Request-Id", "a"),
                        new HeaderLine("X-Request-Id", "b"),
                        new HeaderLine("Content-Type", "application/json"));
    }

    @Test
    void headersThatWouldActOnOurOwnHostStayBehind() {
        List<String> ours = List.of(
                "Set-Cookie",
                "set-cookie2",
                "Clear-Site-Data",
                "Strict-Transport-Security",
                "Alt-Svc",
                "Public-Key-Pins",
                "Expect-CT",
                "NEL",
                "Report-To",
                "Reporting-Endpoints",
                "Service-Worker-Allowed",
                "Accept-CH",
                "Origin-Agent-Cluster",
                "WWW-Authenticate");
        HttpHeaders headers = HttpHeaders.of(
                ours.stream().collect(Collectors.toMap(name -> name, name -> List.of("a=b"))), (name, value) -> true);

        assertThat(ForwardedHeaders.of(headers)).containsExactly(new HeaderLine("WWW-Authenticate", "a=b"));
    }
}
