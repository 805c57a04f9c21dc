package org.exchangeconnect.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The context card beside a conversation in the portal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextCardIT {

    private static final Path PICTURES = Path.of(System.getProperty("it.folder", "target/it"), "card");

    private Stage stage;

    @BeforeAll
    void open() {
        stage = Stage.open("context-card");
    }

    @AfterAll
    void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void anAccountIsConnectedAndAMessageSentBesideTheConversation() {
        try (Reader reader = Reader.english(stage)) {
            reader.logIn(Reader.MAYA);
            Page page = reader.page();
            page.navigate(stage.sandbox().portalUri() + "/conversations");
            FrameLocator card = page.frameLocator("iframe[src*=contextcard]");
            assertThat(card.locator("[data-inside] a")).isVisible();
            keep(page, "before");
            card.locator("[data-inside] a").click();
            card.locator("button[value=accept]").click();
            assertThat(card.locator(".standing.good")).isVisible();

            card.locator("[id='message:to']").fill("41793026727");
            card.locator("[id='message:sender']").fill("InfoSMS");
            card.locator("[id='message:text']").fill("Hello");
            card.locator("[id='message:send']").click();
            assertThat(card.locator(".outcome.good")).isVisible();
            assertThat(card.locator(".messages .to").first()).hasText("41793026727");
            keep(page, "sent");
            assertThat(page.frames().stream().map(Frame::url))
                    .anyMatch(address -> address.contains("/contextcard?outcome=sms"));
        }
    }

    @Test
    void theConversationIsCarriedAndNothingScrollsSidewaysInANarrowColumn() {
        try (Reader reader = Reader.english(stage)) {
            Page page = reader.page();
            page.setViewportSize(280, 800);
            page.navigate(stage.app() + "contextcard?state=abc&conversationId=c-1&outcome=failed");
            assertThat(page.locator("h1")).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
            assertThat(List.of("[data-stale] a", "[data-blocked-done] a"))
                    .allSatisfy(link -> assertThat(page.locator(link).getAttribute("href"))
                            .endsWith("/contextcard?state=abc&conversationId=c-1"));
        }
    }

    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
