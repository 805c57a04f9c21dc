package org.exchangeconnect.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.exchangeconnect.sandbox.PathKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom the page is readable, on which screens, at which cost, and with which browsers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("pages")
class SettingsLookIT {

    private static final Path PICTURES = Path.of(System.getProperty("it.folder", "target/it"), "look");
    private static final int MAX_REQUESTS = 8;
    private static final int MAX_BYTES = 80 * 1024;

    private Stage stage;

    @BeforeAll
    void open() {
        stage = Stage.open("settings-look");
    }

    @AfterAll
    void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @BeforeEach
    void calmInfobip() {
        stage.sandbox().reset();
    }

    @ParameterizedTest
    @CsvSource({"maya.collins, LIGHT", "maya.collins, DARK", "misaki.tanaka, LIGHT", "misaki.tanaka, DARK"})
    void nobodyIsShutOut(String person, ColorScheme scheme) {
        String language = person.equals(Reader.MISAKI) ? "ja-JP" : "en-US";
        try (Reader reader = new Reader(
                stage, new Browser.NewContextOptions().setLocale(language).setColorScheme(scheme))) {
            reader.logIn(person);
            assertThat(reader.heading()).isVisible();
            Page page = reader.page();
            page.navigate(settings());
            assertAccessible(page, "before connecting");
            connectOutsideTheFrame(page);
            assertAccessible(page, "connected");
            page.locator("details:not(.compare) summary").click();
            page.locator("[data-open]").click();
            assertAccessible(page, "asked before disconnecting");
            page.locator("[id='message:send']").click();
            assertAccessible(page, "told what is wrong");
            stage.sandbox().faults().on(PathKind.TOKEN).invalidGrant();
            page.locator("[id='renew:now']").click();
            assertAccessible(page, "asked to connect again");
            page.navigate(stage.app() + "connected?outcome=cancelled");
            assertAccessible(page, "the end of a cancelled connect");
            page.navigate(stage.app() + "nowhere");
            assertAccessible(page, "nothing here");
        }
    }

    private static void assertAccessible(Page page, String moment) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(moment)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 768, 1280})
    void nothingScrollsSideways(int width) {
        for (String person : List.of(Reader.MAYA, Reader.MISAKI)) {
            try (Reader reader = Reader.english(stage)) {
                reader.logIn(person);
                Page page = reader.page();
                page.setViewportSize(width, 800);
                page.navigate(settings());
                assertFits(page);
                connectOutsideTheFrame(page);
                page.locator("details:not(.compare) summary").click();
                assertFits(page);
                page.locator("html").evaluate("root => root.style.fontSize = '200%'");
                assertFits(page);
            }
        }
    }

    private static final String TOO_WIDE =
            """
            [...document.body.querySelectorAll('*')]
                .filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth)
                .map(it => it.tagName + '#' + it.id + '.' + it.className + ' ' + it.textContent.trim().slice(0, 40))
                .slice(-8).join('; ')
            """;

    private static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .as(() -> "what is too wide: " + page.evaluate(TOO_WIDE))
                .isNotPositive();
    }

    @Test
    void thePageIsLight() {
        try (Reader reader = Reader.english(stage)) {
            reader.logIn(Reader.MAYA);
            reader.page().navigate(settings());
            connectOutsideTheFrame(reader.page());
            List<String> loaded = new ArrayList<>();
            reader.page().onResponse(response -> {
                if (response.url().startsWith(stage.app().toString())) {
                    loaded.add(response.url());
                }
            });
            reader.page().navigate(settings());
            assertThat(reader.page().locator(".ring")).isVisible();

            // The page goes on polling, and its answers arrive while the requests below are waited for.
            List<String> first = List.copyOf(loaded);
            assertThat(first).hasSizeBetween(3, MAX_REQUESTS);
            assertThat(first.stream()
                            .mapToInt(address -> compressed(
                                    reader.context().request().get(address).body()))
                            .sum())
                    .isLessThan(MAX_BYTES);
        }
    }

    @Test
    void styleAndScriptAreKeptByTheBrowserForGood() {
        try (Reader reader = Reader.english(stage)) {
            Map<String, String> kept = new HashMap<>();
            reader.page()
                    .onResponse(response -> kept.put(
                            URI.create(response.url()).getPath(),
                            response.headers().get("cache-control")));
            reader.page().navigate(settings());

            assertThat(kept.get("/exchange-connect/style.css")).contains("immutable");
            assertThat(kept.get("/exchange-connect/page.js")).contains("immutable");
            assertThat(kept.get("/exchange-connect/settings")).isEqualTo("no-store");
        }
    }

    @Test
    void nothingMovesWhileThePageLoads() {
        try (Reader reader = Reader.english(stage)) {
            reader.logIn(Reader.MAYA);
            Page page = reader.page();
            page.navigate(settings());
            connectOutsideTheFrame(page);
            page.addInitScript(
                    "window.moved = 0; new PerformanceObserver(list => list.getEntries()"
                            + ".forEach(entry => { window.moved += entry.value; })).observe({type: 'layout-shift', buffered: true})");
            page.navigate(settings());
            page.waitForTimeout(7_000);

            assertThat(((Number) page.evaluate("window.moved")).doubleValue()).isLessThan(0.01);
        }
    }

    @Test
    void whereCookiesAreBlockedConnectingOpensAWindowOfItsOwn() {
        try (Reader reader = Reader.english(stage)) {
            keepCookiesFromTheFrame(reader);
            reader.logIn(Reader.MAYA);

            assertThat(reader.frame().locator("[data-blocked]")).isVisible();
            assertThat(reader.frame().locator("[data-inside]")).isHidden();
            Page window = reader.page()
                    .waitForPopup(
                            () -> reader.frame().locator("[data-blocked] a").click());
            window.locator("button[value=accept]").click();
            assertThat(window.locator("h1")).hasText("Connected");
            assertThat(window.locator("body")).containsText("You can close this window now");
            assertThat(reader.frame().locator("[data-blocked-done]")).isVisible();
        }
    }

    /** A frame that may run scripts and send forms, but open no window. */
    @Test
    void aFrameThatMayOpenNoWindowSaysWhichAddressToCopy() {
        try (Reader reader = Reader.english(stage)) {
            keepCookiesFromTheFrame(reader);
            reader.logIn(Reader.MAYA);
            assertThat(reader.heading()).isVisible();
            reader.page()
                    .locator("iframe.app")
                    .evaluate("frame => { frame.sandbox = 'allow-scripts allow-same-origin allow-forms';"
                            + " frame.src = frame.src; }");
            reader.frame().locator("[data-blocked] a").click();

            assertThat(reader.frame().locator("[data-address]")).containsText("Copy this address");
            assertThat(reader.frame().locator("#connect-address"))
                    .hasValue(stage.app() + "api/oauth/authorize?window=1");
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                reader.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : List.of(360, 768, 1280)) {
                    reader.page().setViewportSize(width, 1000);
                    reader.page()
                            .screenshot(new Page.ScreenshotOptions()
                                    .setPath(PICTURES.resolve("copy-" + width + "-" + scheme + ".png")));
                }
            }
        }
    }

    private void keepCookiesFromTheFrame(Reader reader) {
        reader.page().route(url -> url.startsWith(stage.app().toString()), route -> {
            HttpResponse<byte[]> answer = withoutCookies(route.request().url());
            Map<String, String> headers = new HashMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            headers.keySet()
                    .removeIf(
                            name -> name.matches("(?i):status|set-cookie|content-length|transfer-encoding|connection"));
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                    .setStatus(answer.statusCode())
                    .setHeaders(headers)
                    .setBodyBytes(answer.body()));
        });
    }

    private String settings() {
        return stage.app() + "settings";
    }

    private static void connectOutsideTheFrame(Page page) {
        page.locator("[data-inside] a").click();
        page.locator("button[value=accept], .standing").first().waitFor();
        if (page.locator("button[value=accept]").count() > 0) {
            page.locator("button[value=accept]").click();
        }
        assertThat(page.locator(".standing.good")).isVisible();
    }

    private static HttpResponse<byte[]> withoutCookies(String address) {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
