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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accessibility, screen sizes, loading cost and browser restrictions of the settings page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsAppearanceIT {

    private static final Path PICTURES = Path.of(System.getProperty("it.folder", "target/it"), "look");
    private static final int MAX_REQUESTS = 8;
    private static final int MAX_BYTES = 80 * 1024;

    private BrowserFixture fixture;

    @BeforeAll
    void open() {
        fixture = BrowserFixture.open("settings-look");
    }

    @AfterAll
    void close() {
        if (fixture != null) {
            fixture.close();
        }
    }

    @BeforeEach
    void calmInfobip() {
        fixture.sandbox().reset();
    }

    @ParameterizedTest
    @CsvSource({"maya.collins, LIGHT", "maya.collins, DARK", "misaki.tanaka, LIGHT", "misaki.tanaka, DARK"})
    void nobodyIsShutOut(String person, ColorScheme scheme) {
        String language = person.equals(PortalUser.MISAKI) ? "ja-JP" : "en-US";
        try (PortalUser user = new PortalUser(
                fixture, new Browser.NewContextOptions().setLocale(language).setColorScheme(scheme))) {
            user.logIn(person);
            assertThat(user.heading()).isVisible();
            Page page = user.page();
            page.navigate(settings());
            assertAccessible(page, "before connecting");
            connectOutsideTheFrame(page);
            assertAccessible(page, "connected");
            page.locator("details:not(.compare) summary").click();
            page.locator("[data-open]").click();
            assertAccessible(page, "asked before disconnecting");
            page.locator("[id='message:send']").click();
            assertAccessible(page, "told what is wrong");
            fixture.sandbox().faults().on(PathKind.TOKEN).invalidGrant();
            page.locator("[id='renew:now']").click();
            assertAccessible(page, "asked to connect again");
            page.navigate(fixture.app() + "connected?outcome=cancelled");
            assertAccessible(page, "the end of a cancelled connect");
            page.navigate(fixture.app() + "nowhere");
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
        for (String person : List.of(PortalUser.MAYA, PortalUser.MISAKI)) {
            try (PortalUser user = PortalUser.english(fixture)) {
                user.logIn(person);
                Page page = user.page();
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
        try (PortalUser user = PortalUser.english(fixture)) {
            user.logIn(PortalUser.MAYA);
            user.page().navigate(settings());
            connectOutsideTheFrame(user.page());
            List<String> loaded = new ArrayList<>();
            user.page().onResponse(response -> {
                if (response.url().startsWith(fixture.app().toString())) {
                    loaded.add(response.url());
                }
            });
            user.page().navigate(settings());
            assertThat(user.page().locator(".ring")).isVisible();

            // The page continues to poll, and responses arrive while the checks below wait for the requests.
            List<String> first = List.copyOf(loaded);
            assertThat(first).hasSizeBetween(3, MAX_REQUESTS);
            assertThat(first.stream()
                            .mapToInt(address -> compressed(
                                    user.context().request().get(address).body()))
                            .sum())
                    .isLessThan(MAX_BYTES);
        }
    }

    @Test
    void styleAndScriptAreKeptByTheBrowserForGood() {
        try (PortalUser user = PortalUser.english(fixture)) {
            Map<String, String> kept = new HashMap<>();
            user.page()
                    .onResponse(response -> kept.put(
                            URI.create(response.url()).getPath(),
                            response.headers().get("cache-control")));
            user.page().navigate(settings());

            assertThat(kept.get("/exchange-connect/style.css")).contains("immutable");
            assertThat(kept.get("/exchange-connect/page.js")).contains("immutable");
            assertThat(kept.get("/exchange-connect/settings")).isEqualTo("no-store");
        }
    }

    @Test
    void nothingMovesWhileThePageLoads() {
        try (PortalUser user = PortalUser.english(fixture)) {
            user.logIn(PortalUser.MAYA);
            Page page = user.page();
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
        try (PortalUser user = PortalUser.english(fixture)) {
            keepCookiesFromTheFrame(user);
            user.logIn(PortalUser.MAYA);

            assertThat(user.frame().locator("[data-blocked]")).isVisible();
            assertThat(user.frame().locator("[data-inside]")).isHidden();
            Page window = user.page()
                    .waitForPopup(() -> user.frame().locator("[data-blocked] a").click());
            window.locator("button[value=accept]").click();
            assertThat(window.locator("h1")).hasText("Connected");
            assertThat(window.locator("body")).containsText("You can close this window now");
            assertThat(user.frame().locator("[data-blocked-done]")).isVisible();
        }
    }

    /** The frame allows scripts and forms but no popups. */
    @Test
    void aFrameThatMayOpenNoWindowSaysWhichAddressToCopy() {
        try (PortalUser user = PortalUser.english(fixture)) {
            keepCookiesFromTheFrame(user);
            user.logIn(PortalUser.MAYA);
            assertThat(user.heading()).isVisible();
            user.page()
                    .locator("iframe.app")
                    .evaluate("frame => { frame.sandbox = 'allow-scripts allow-same-origin allow-forms';"
                            + " frame.src = frame.src; }");
            user.frame().locator("[data-blocked] a").click();

            assertThat(user.frame().locator("[data-address]")).containsText("Copy this address");
            assertThat(user.frame().locator("#connect-address"))
                    .hasValue(fixture.app() + "api/oauth/authorize?window=1");
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                user.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : List.of(360, 768, 1280)) {
                    user.page().setViewportSize(width, 1000);
                    user.page()
                            .screenshot(new Page.ScreenshotOptions()
                                    .setPath(PICTURES.resolve("copy-" + width + "-" + scheme + ".png")));
                }
            }
        }
    }

    private void keepCookiesFromTheFrame(PortalUser user) {
        user.page().route(url -> url.startsWith(fixture.app().toString()), route -> {
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
        return fixture.app() + "settings";
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
