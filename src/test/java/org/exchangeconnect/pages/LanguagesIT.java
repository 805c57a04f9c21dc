package org.exchangeconnect.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.exchangeconnect.sandbox.SandboxUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in each language of Infobip's interface, on the smallest supported screen and on a large one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguagesIT {

    private static final Path PICTURES = Path.of(System.getProperty("it.folder", "target/it"), "languages");
    /** Script that returns the elements that overflow the window or are cut off. */
    private static final String WRONG =
            """
            () => {
                const width = document.documentElement.clientWidth;
                const wrong = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
                for (const element of document.querySelectorAll('body *')) {
                    const box = element.getBoundingClientRect();
                    const seen = box.width > 1 && box.height > 1 && !element.closest('.unseen, noscript');
                    const cut = element.scrollWidth > element.clientWidth + 1
                        && getComputedStyle(element).display !== 'inline' && !element.closest('svg, input');
                    if (seen && (box.left < -1 || box.right > width + 1 || cut)) {
                        wrong.push(element.tagName + '.' + element.className + ': ' + element.textContent.trim());
                    }
                }
                return wrong;
            }""";

    private BrowserFixture fixture;

    @BeforeAll
    void open() {
        fixture = BrowserFixture.open("languages");
    }

    @AfterAll
    void close() {
        if (fixture != null) {
            fixture.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar-AE", "de-DE", "en-US", "es-LA", "fr-FR", "it-IT", "ja-JP", "ko-KR", "pt-BR", "ru-RU", "sv-SE",
                "tr-TR", "zh-Hans", "zh-TW"
            })
    void nothingIsCut(String language) {
        SandboxUser user = fixture.sandbox().addUser(language);
        try (PortalUser portalUser = new PortalUser(fixture, new Browser.NewContextOptions().setLocale(language))) {
            Page page = portalUser.page();
            logIn(portalUser, user);
            page.navigate(fixture.app() + "settings");
            assertThat(page.locator("html")).hasAttribute("dir", language.equals("ar-AE") ? "rtl" : "ltr");
            openAll(page);
            assertFits(page, language + "-before");
            page.locator("[data-inside] a").click();
            page.locator("button[value=accept], .standing").first().waitFor();
            if (page.locator("button[value=accept]").count() > 0) {
                page.locator("button[value=accept]").click();
            }
            assertThat(page.locator(".standing.good")).isVisible();
            openAll(page);
            page.locator("[data-open]").click();
            assertFits(page, language + "-connected");
            page.locator("#key-name").fill("Kasse");
            page.locator("[id='newkey:make']").click();
            assertThat(page.locator("#new-key")).isVisible();
            assertFits(page, language + "-key");
            page.locator(".end-key").click();
            page.locator("#end-key").waitFor();
            assertFits(page, language + "-end-key");
            page.navigate(fixture.app() + "settings?outcome=spare-unanswered");
            assertFits(page, language + "-spare");
            page.navigate(fixture.app() + "contextcard?conversationId=c-1");
            assertThat(page.locator(".standing.good")).isVisible();
            assertFits(page, language + "-card");
        }
    }

    private static void openAll(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
    }

    private static void logIn(PortalUser portalUser, SandboxUser user) {
        portalUser.openPortal();
        portalUser
                .page()
                .locator("button.account")
                .first()
                .evaluate("(button, key) => { button.value = key; button.click(); }", user.userKey());
        portalUser.page().locator("iframe.app").waitFor();
    }

    @SuppressWarnings("unchecked")
    private static void assertFits(Page page, String name) {
        for (int width : List.of(1280, 320)) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + "-" + width + ".png"))
                    .setFullPage(true));
            assertThat((List<String>) page.evaluate(WRONG))
                    .as(name + " " + width)
                    .isEmpty();
        }
    }
}
