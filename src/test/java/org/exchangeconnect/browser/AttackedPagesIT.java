package org.exchangeconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Frame;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attacks on the pages by another site, in a browser. */
class AttackedPagesIT extends BrowserTest {

    private final List<String> referrers = new CopyOnWriteArrayList<>();
    private HttpServer site;

    @BeforeEach
    void anotherSite() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        site.createContext("/", this::answer);
        site.start();
    }

    @AfterEach
    void noOtherSite() {
        site.stop(0);
    }

    @Test
    void aForeignSiteSeesNothingInItsFrame() {
        for (String target : List.of("settings", "contextcard", "connected", "api/oauth/callback")) {
            page.navigate(site() + "?frame=" + app + target);

            assertThat(page.frames()).hasSize(2);
            Frame framed = page.frames().get(1);
            assertThat(framed.url()).as(target).startsWith("chrome-error:");
        }
    }

    @Test
    void aScriptOrStyleThatGotIntoAPageDoesNotRun() {
        page.navigate(app + "settings");
        page.evaluate(
                """
                () => {
                    const script = document.createElement('script');
                    script.textContent = 'window.ran = "inline script"';
                    document.body.append(script);
                    const handler = document.createElement('div');
                    handler.setAttribute('onclick', 'window.ran = "handler"');
                    document.body.append(handler);
                    handler.click();
                    const link = document.createElement('a');
                    link.href = 'javascript:window.ran="address"';
                    document.body.append(link);
                    link.click();
                    const style = document.createElement('style');
                    style.textContent = 'body { outline: 3px solid rgb(1, 2, 3) }';
                    document.head.append(style);
                }
                """);
        page.evaluate(
                """
                src => new Promise(done => {
                    const foreign = document.createElement('script');
                    foreign.src = src;
                    foreign.onerror = foreign.onload = done;
                    document.body.append(foreign);
                })
                """,
                site() + "?script");

        assertThat((Boolean) page.evaluate("'ran' in window")).isFalse();
        assertThat((String) page.evaluate("getComputedStyle(document.body).outlineColor"))
                .isNotEqualTo("rgb(1, 2, 3)");
    }

    @Test
    void noOtherSiteLearnsAPagesAddress() {
        page.navigate(app + "settings?state=WeHH_yy2irpl8UY");
        page.evaluate(
                "href => { const a = document.createElement('a'); a.href = href; document.body.append(a); a.click(); }",
                site() + "?plain");
        page.waitForURL("**/?plain");

        assertThat(referrers).containsExactly("null");
    }

    @Test
    void aMessageFromAnotherOriginIsNotTaken() {
        openSettings(sandbox.users().get(0));
        assertThat(settings().locator("h1")).isVisible();
        Frame own = page.frames().stream()
                .filter(frame -> frame.url().startsWith(app.toString()))
                .findFirst()
                .orElseThrow();
        own.evaluate("() => { window.marked = 0; addEventListener('message', () => window.marked++); }");

        page.evaluate("document.querySelector('iframe.app').contentWindow"
                + ".postMessage('exchange-connect:connected', '*')");
        await().until(() -> Integer.valueOf(1).equals(own.evaluate("() => window.marked")));
        for (int i = 0; i < 3; i++) {
            own.evaluate("() => fetch('/exchange-connect/style.css', {cache: 'reload'}).then(it => it.text())");
        }
        assertThat(own.evaluate("() => window.marked")).isEqualTo(1);

        own.evaluate("() => postMessage('exchange-connect:connected', location.origin)");
        await().ignoreExceptions().until(() -> own.evaluate("() => window.marked") == null);
    }

    private String site() {
        return "http://127.0.0.1:" + site.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String body = "<h1>elsewhere</h1>";
        if (query.startsWith("frame=")) {
            body += "<iframe src=\"" + query.substring(6) + "\"></iframe>";
        } else if (query.equals("script")) {
            exchange.getResponseHeaders().set("Content-Type", "text/javascript");
            body = "window.ran = 'foreign script'";
        } else if (query.equals("plain")) {
            referrers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Referer")));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
        }
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
