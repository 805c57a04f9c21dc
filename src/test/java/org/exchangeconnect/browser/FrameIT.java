package org.exchangeconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The page in a frame of the portal, which is another site: it is displayed, and its cookies are sent back. */
class FrameIT extends BrowserTest {

    @Test
    void thePortalShowsThePage() {
        openSettings(sandbox.users().get(0));

        assertThat(settings().locator("h1")).isVisible();
    }

    @Test
    void noRuleOfThePagesPolicyIsBroken() {
        List<String> complaints = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        openSettings(sandbox.users().get(0));
        assertThat(settings().locator("h1")).isVisible();

        assertThat(complaints).noneMatch(complaint -> complaint.startsWith("error"));
    }

    @Test
    void theAppsCookiesArePartitioned() {
        openSettings(sandbox.users().get(0));
        assertThat(settings().locator("h1")).isVisible();

        List<Cookie> cookies = context.cookies().stream()
                .filter(cookie -> cookie.domain.equals(app.getHost()))
                .toList();
        assertThat(cookies).extracting(cookie -> cookie.name).contains("__Host-ec-browser");
        assertThat(cookies)
                .allSatisfy(cookie ->
                        assertThat(cookie.partitionKey).as(cookie.name).isEqualTo("http://localhost"));
    }

    /** Verifies the test environment: a frame does not receive an unpartitioned cookie. */
    @Test
    void aCookieThatIsNotPartitionedWouldNotComeBack() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        site.createContext("/", exchange -> {
            sent.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
            exchange.getResponseHeaders().add("Set-Cookie", "plain=1; Secure; SameSite=None; Path=/");
            exchange.getResponseHeaders().add("Set-Cookie", "apart=1; Secure; SameSite=None; Path=/; Partitioned");
            byte[] body = "<h1>framed</h1>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        try {
            page.navigate(sandbox.portalUri().toString());
            String frame = "http://127.0.0.1:" + site.getAddress().getPort() + "/?load=";
            page.evaluate(
                    "async src => { for (const load of [1, 2]) { const f = document.createElement('iframe');"
                            + " f.src = src + load; document.body.append(f); await new Promise(done => f.onload = done); } }",
                    frame);
        } finally {
            site.stop(0);
        }

        assertThat(sent).contains("apart=1").noneMatch(cookies -> cookies.contains("plain"));
    }
}
