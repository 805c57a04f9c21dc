package org.exchangeconnect.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.sandbox.PathKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The context card next to a conversation in the portal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextCardIT {

    private static final Path PICTURES = Path.of(System.getProperty("it.folder", "target/it"), "card");

    private BrowserFixture fixture;

    @BeforeAll
    void open() {
        fixture = BrowserFixture.open("context-card");
    }

    @AfterAll
    void close() {
        if (fixture != null) {
            fixture.close();
        }
    }

    /** Resets consents and faults, so that each test asks its user for consent again. */
    @BeforeEach
    void calmInfobip() {
        fixture.sandbox().reset();
    }

    @Test
    void anAccountIsConnectedAndAMessageSentBesideTheConversation() {
        try (PortalUser user = PortalUser.english(fixture)) {
            user.logIn(PortalUser.MAYA);
            Page page = user.page();
            page.navigate(fixture.sandbox().portalUri() + "/conversations");
            FrameLocator card = page.frameLocator("iframe[src*=contextcard]");
            assertThat(card.locator("[data-inside] a")).isVisible();
            keep(page, "before");
            card.locator("[data-inside] a").click();
            card.locator("button[value=accept]").click();
            assertThat(card.locator(".standing.good")).isVisible();
            String conversation = conversationOf(page);
            assertThat(conversation).matches("[!-~]+");

            card.locator("[id='message:to']").fill("41793026727");
            card.locator("[id='message:sender']").fill("InfoSMS");
            card.locator("[id='message:text']").fill("Hello");
            card.locator("[id='message:send']").click();
            assertThat(card.locator(".outcome.good")).isVisible();
            assertThat(card.locator(".messages .to").first()).hasText("41793026727");
            keep(page, "sent");
            assertThat(page.frames().stream().map(Frame::url))
                    .anyMatch(address -> address.contains("/contextcard?outcome=sms"));
            assertThat(conversationOf(page)).isEqualTo(conversation);
            assertThat(card.locator("[id='message:to']")).hasValue("41793026727");
            assertThat(card.locator("[id='message:text']")).hasValue("");
        }
    }

    @Test
    void aMessageThatTheContactSendsIsShownAmongTheSentOnes() throws Exception {
        try (PortalUser user = connectedBesideItsConversation(345)) {
            Page page = user.page();
            assertThat(page.locator(".messages .received")).hasCount(0);
            String account = fixture.sandbox().users().get(0).accountKey();
            fixture.sandbox().receive(account, "41791234567", "41790000000", "Yes, please <b>call</b> me");
            HttpRequest hint = HttpRequest.newBuilder(fixture.app().resolve("api/webhooks/inbound-messages"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"results\":[]}"))
                    .build();
            HttpClient.newHttpClient().send(hint, BodyHandlers.discarding());

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> {
                        page.reload();
                        return page.locator(".messages .received").count() == 1;
                    });

            assertThat(page.locator(".messages .received .from")).isVisible();
            assertThat(page.locator(".messages .received .from")).hasText("41791234567");
            assertThat(page.locator(".messages .received .to")).isHidden();
            assertThat(page.locator(".messages .received .how")).hasText("Received: Yes, please <b>call</b> me");
            assertFits(page);
            keep(page, "received");
        }
    }

    @Test
    void aCardWhoseRenewalsFailSaysSoKeepsSendingAndRecovers() {
        try (PortalUser user = connectedBesideItsConversation(345)) {
            Page page = user.page();
            fixture.sandbox().faults().on(PathKind.TOKEN).status(503);
            assertThat(page.locator(".standing.care")).isVisible(within(40));
            assertThat(page.locator("h1")).hasText("Connected, but Infobip is not responding");
            assertThat(page.locator(".story")).containsText("It retries automatically");
            assertThat(page.locator("[id='message:send']")).isVisible();
            assertFits(page);
            keep(page, "trouble");

            fixture.sandbox().faults().clear();
            assertThat(page.locator(".standing.good")).isVisible(within(40));
        }
    }

    @Test
    void aCardWhoseAccessEndedAsksForItsReaderAndComesBackBesideTheConversation() {
        try (PortalUser user = connectedBesideItsConversation(345)) {
            Page page = user.page();
            fixture.sandbox().endTokensOf(fixture.sandbox().users().get(0).userKey());
            assertThat(page.locator(".standing.bad")).isVisible(within(40));
            page.reload();
            assertThat(page.locator("h1")).hasText("Your connection needs you");
            assertThat(page.locator("[id='message:send']")).hasCount(0);
            assertFits(page);
            keep(page, "reconnect");

            page.locator(".again a").click();
            assertThat(page.locator(".standing.good")).isVisible();
            assertThat(page.url()).endsWith("contextcard?conversationId=c-1");
        }
    }

    @Test
    void theCardIsCompactFromTwoHundredAndEightyPixelsInLightAndDark() {
        try (PortalUser user = connectedBesideItsConversation(280)) {
            Page page = user.page();
            assertThat(page.locator(".life")).isHidden();
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : List.of(280, 345, 400)) {
                    page.setViewportSize(width, 800);
                    assertFits(page);
                    keep(page, scheme + "-" + width);
                }
            }
            assertThat(page.locator("#standing").boundingBox().height).isLessThan(140);
        }
    }

    /** Opens the card at top level, where its width equals the window's. */
    private PortalUser connectedBesideItsConversation(int width) {
        PortalUser user = PortalUser.english(fixture).logIn(PortalUser.MAYA);
        Page page = user.page();
        page.setViewportSize(width, 800);
        page.navigate(fixture.app() + "contextcard?conversationId=c-1");
        page.locator("[data-inside] a").click();
        page.locator("button[value=accept], .standing").first().waitFor();
        if (page.locator("button[value=accept]").count() > 0) {
            page.locator("button[value=accept]").click();
        }
        assertThat(page.locator(".standing.good")).isVisible();
        assertThat(page.url()).endsWith("contextcard?conversationId=c-1");
        return user;
    }

    private static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    private static IsVisibleOptions within(int seconds) {
        return new IsVisibleOptions().setTimeout(seconds * 1000.0);
    }

    private static String conversationOf(Page page) {
        return page.frames().stream()
                .map(Frame::url)
                .filter(address -> address.contains("/contextcard?"))
                .map(address -> address.replaceFirst(".*conversationId=", "").replaceFirst("[&#].*", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theConversationIsCarriedAndNothingScrollsSidewaysInANarrowColumn() {
        try (PortalUser user = PortalUser.english(fixture)) {
            Page page = user.page();
            page.setViewportSize(280, 800);
            page.navigate(fixture.app() + "contextcard?conversationId=c-1&outcome=failed");
            assertThat(page.locator("h1")).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
            assertThat(List.of("[data-stale] a", "[data-blocked-done] a"))
                    .allSatisfy(link -> assertThat(page.locator(link).getAttribute("href"))
                            .endsWith("/contextcard?conversationId=c-1"));
        }
    }

    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
