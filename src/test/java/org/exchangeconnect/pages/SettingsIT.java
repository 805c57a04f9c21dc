package org.exchangeconnect.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.exchangeconnect.sandbox.CancelMode;
import org.exchangeconnect.sandbox.PathKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The settings page in normal use: framed by the portal, from another site. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsIT {

    private static final Path PICTURES = Path.of(System.getProperty("it.folder", "target/it"), "settings");
    private static final String WORKING = "Connected and working";

    private BrowserFixture fixture;
    private PortalUser maya;

    @BeforeAll
    void open() {
        fixture = BrowserFixture.open("settings");
    }

    @AfterAll
    void close() {
        if (fixture != null) {
            fixture.close();
        }
    }

    @BeforeEach
    void freshBrowser() {
        fixture.sandbox().reset();
        maya = PortalUser.english(fixture);
    }

    @AfterEach
    void noScriptComplains() {
        maya.close();
        assertThat(maya.complaints()).isEmpty();
    }

    @Test
    void whoNeverConnectedSeesWhatWillHappenAndOneButton() {
        maya.logIn(PortalUser.MAYA);

        assertThat(maya.heading()).hasText("Connect your Infobip account");
        assertThat(maya.frame().locator(".button:visible")).hasCount(1);
        assertThat(maya.frame().locator(".allow")).containsText("such as sending SMS");
    }

    @Test
    void connectingEndsInThePageThatSaysAsWhom() {
        maya.logIn(PortalUser.MAYA).connect();

        assertThat(maya.heading()).hasText(WORKING);
        assertThat(maya.frame().locator(".who")).containsText("maya.collins");
        assertThat(maya.frame().locator("body")).containsText("Customer care");
        assertThat(maya.frameAddress()).isEqualTo(fixture.app() + "settings");
    }

    @Test
    void openedAgainThePageKnowsItsReaderWithoutAQuestion() {
        maya.logIn(PortalUser.MAYA).connect();
        assertThat(maya.heading()).hasText(WORKING);

        maya.openPortal();

        assertThat(maya.heading()).hasText(WORKING);
        assertThat(fixture.sandbox().recorder().count(PathKind.AUTHORIZE)).isEqualTo(2);
    }

    @Test
    void anotherPersonInTheSameBrowserSeesNothingOfTheFirst() {
        maya.logIn(PortalUser.MAYA).connect();
        assertThat(maya.heading()).hasText(WORKING);

        maya.page().locator("details.user summary").click();
        maya.page()
                .locator("details.user button", new Page.LocatorOptions().setHasText("Jonas"))
                .click();
        maya.openPortal();

        assertThat(maya.frame().locator("body")).containsText("Jonas Weber");
        assertThat(maya.frame().locator("body")).not().containsText("maya.collins");
        maya.frame().locator("button[value=accept]").click();
        assertThat(maya.frame().locator(".who")).containsText("jonas.weber");
    }

    @Test
    void aColleaguesConnectionIsTakenOverInWords() {
        try (PortalUser jonas = PortalUser.english(fixture);
                PortalUser lucia = new PortalUser(fixture, new Browser.NewContextOptions().setLocale("es-ES"))) {
            jonas.logIn(PortalUser.JONAS).connect();
            jonas.frame().locator("#key-name").fill("Kasse");
            jonas.frame().locator("[id='newkey:make']").click();
            assertThat(jonas.frame().locator("#new-key")).isVisible();
            String id = jonas.frame().locator("input[name=of]").first().inputValue();

            lucia.logIn(PortalUser.LUCIA).connect();
            assertThat(lucia.frame().locator(".standing.good")).isVisible();
            Locator others = lucia.frame().locator("#others");
            assertThat(others).containsText("jonas.weber");
            pictures(lucia, "colleagues");
            others.locator("a.end-key").first().click();
            assertThat(others.locator(".question")).containsText("jonas.weber");
            pictures(lucia, "take-over");
            others.locator("[id='takeover:yes']").click();

            assertThat(lucia.frame().locator(".notice").first()).containsText("Te has hecho cargo");
            assertThat(lucia.frame().locator("input[name=of]").first()).hasValue(id);
            assertThat(lucia.frame().locator(".keys .key-name").first()).hasText("Kasse");
            assertThat(lucia.frame().locator(".who")).containsText("lucia.rivas");
            Locator event = lucia.frame().locator("#events tbody tr").first();
            assertThat(event.locator(".what")).containsText("Otra persona de la cuenta se hizo cargo");
            assertThat(event.locator(".by")).hasText("lucia.rivas");
            assertThat(lucia.frame().locator("#events tbody .by").last()).hasText("jonas.weber");

            jonas.frame().locator("[id='renew:now']").click();
            assertThat(jonas.frame().locator("body")).not().containsText("lucia.rivas");
            assertThat(lucia.complaints()).isEmpty();
        }
    }

    private static void pictures(PortalUser user, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            user.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(360, 768, 1280)) {
                user.page().setViewportSize(width, 1000);
                user.frame()
                        .locator("#others")
                        .screenshot(new Locator.ScreenshotOptions()
                                .setPath(PICTURES.resolve(name + "-" + width + "-" + scheme + ".png")));
            }
        }
    }

    @Test
    void theCountdownGoesDownAndRefillsWithEachRenewal() {
        maya.logIn(PortalUser.MAYA).connect();
        Locator seconds = maya.frame().locator("[data-seconds]");
        assertThat(maya.heading()).hasText(WORKING);
        String renewals = maya.frame().locator("[data-live=count]").textContent();

        assertThat(seconds).hasText(Pattern.compile("1[0-5]"), within(15));
        assertThat(maya.frame().locator("[data-live=count]")).not().hasText(renewals, within(25));
        assertThat(seconds).hasText(Pattern.compile("1[6-9]|20"), within(20));
        assertThat(maya.heading()).hasText(WORKING);
    }

    @Test
    void renewNowRenewsAndSaysSo() {
        maya.logIn(PortalUser.MAYA).connect();
        assertThat(maya.heading()).hasText(WORKING);
        String renewals = maya.frame().locator("[data-live=count]").textContent();

        maya.frame().locator("[id='renew:now']").click();

        assertThat(maya.frame().locator(".notice").first()).containsText("Renewed just now");
        assertThat(maya.frame().locator("[data-live=count]")).not().hasText(renewals);
    }

    @Test
    void troubleShowsByItselfAndGoesByItself() {
        maya.logIn(PortalUser.MAYA).connect();
        assertThat(maya.heading()).hasText(WORKING);
        Locator typed = maya.frame().locator("[id='message:text']");
        typed.fill("Half a sentence");

        fixture.sandbox().faults().on(PathKind.TOKEN).status(503);
        assertThat(maya.heading()).hasText("Connected, but Infobip is not responding", within(30));
        assertThat(maya.frame().locator(".story")).containsText("retries automatically");
        assertThat(maya.frame().locator("[data-news]")).hasText("Connected, but Infobip is not responding");
        fixture.sandbox().faults().clear();

        assertThat(maya.heading()).hasText(WORKING, within(30));
        assertThat(typed).hasValue("Half a sentence");
    }

    @Test
    void whatInfobipEndedNeedsAPersonAndOneClick() {
        maya.logIn(PortalUser.MAYA).connect();
        assertThat(maya.heading()).hasText(WORKING);
        fixture.sandbox().endTokensOf(fixture.sandbox().users().get(0).userKey());

        maya.frame().locator("[id='renew:now']").click();
        assertThat(maya.heading()).hasText("Your connection needs you");
        assertThat(maya.frame().locator(".story")).containsText("Infobip ended the access");

        maya.frame().locator("[data-again] a").click();
        assertThat(maya.heading()).hasText(WORKING);
    }

    @Test
    void disconnectingAsksOnceAndStaysDisconnected() {
        maya.logIn(PortalUser.MAYA).connect();

        maya.frame().locator("[data-open]").click();
        assertThat(maya.frame().locator("[data-question]")).containsText("can no longer send");
        maya.frame().locator("[data-close]").click();
        assertThat(maya.frame().locator("[data-question]")).isHidden();
        maya.frame().locator("[data-open]").click();
        maya.frame().locator("[id='disconnect:yes']").click();

        assertThat(maya.frame().locator(".notice").first()).containsText("Disconnected.");
        assertThat(maya.heading()).hasText("Connect your Infobip account");
        maya.openPortal();
        assertThat(maya.heading()).hasText("Connect your Infobip account");
    }

    @Test
    void cancellingChangesNothingAndSaysSo() {
        fixture.sandbox().reconfigure(options -> options.cancelMode(CancelMode.ERROR_RESPONSE));
        maya.logIn(PortalUser.MAYA);

        maya.frame().locator("[data-inside] a").click();
        maya.frame().locator("button[value=cancel]").click();

        assertThat(maya.frame().locator(".notice").first()).containsText("You cancelled");
        assertThat(maya.heading()).hasText("Connect your Infobip account");
    }

    @Test
    void aMessageGoesOutAndIsListed() {
        maya.logIn(PortalUser.MAYA).connect();

        send("41793026727, 41793020005", "InfoSMS", "Hello");

        assertThat(maya.frame().locator(".outcome")).containsText("Sent to 1 of 2 numbers");
        assertThat(maya.frame().locator(".messages:not(.events) tbody tr")).hasCount(2);
        assertThat(maya.frame().locator("[id='message:text']")).hasValue("Hello");
        assertThat(fixture.sandbox().messages()).hasSize(2);

        send("41793026727", "InfoSMS", "Hello again");
        assertThat(maya.frame().locator(".outcome")).containsText("Sent to one number");
        assertThat(maya.frame().locator("[id='message:text']")).hasValue("");
    }

    @Test
    void whatWasTypedWrongIsToldAndKept() {
        maya.logIn(PortalUser.MAYA).connect();

        send("abc", "InfoSMS", "Hello <b>world</b>");

        assertThat(maya.frame().locator("#to-wrong")).containsText("do not look like phone numbers: abc");
        assertThat(maya.frame().locator("[id='message:to']")).hasValue("abc");
        assertThat(maya.frame().locator("[id='message:text']")).hasValue("Hello <b>world</b>");
        assertThat(fixture.sandbox().messages()).isEmpty();
    }

    @Test
    void aFormOfASessionThatEndedIsNoError() {
        maya.logIn(PortalUser.MAYA).connect();
        assertThat(maya.heading()).hasText(WORKING);
        maya.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("ec-session"));

        maya.frame().locator("[id='renew:now']").click();

        assertThat(maya.frame().locator(".notice").first()).containsText("reloaded");
        assertThat(maya.frame().locator("body")).not().containsText("Exception");
        maya.complaints().clear();
    }

    @Test
    void withoutScriptsEverythingWorksButTheCountdown() {
        try (PortalUser user = new PortalUser(
                fixture, new Browser.NewContextOptions().setLocale("en-US").setJavaScriptEnabled(false))) {
            user.logIn(PortalUser.MAYA).connect();
            assertThat(user.heading()).hasText(WORKING);
            user.frame().locator("[id='renew:now']").click();
            assertThat(user.frame().locator(".notice:visible")).containsText("Renewed just now");
            user.frame().locator("[data-open]").click();
            assertThat(user.frame().locator("[data-question]")).isVisible();
            user.frame().locator("[id='disconnect:yes']").click();
            assertThat(user.frame().locator(".notice:visible")).containsText("Disconnected.");
        }
    }

    @Test
    void theAccountsLanguageIsSpoken() {
        maya.logIn(PortalUser.MISAKI).connect();

        assertThat(maya.heading()).hasText("接続済み・正常に動作中");
        assertThat(maya.frame().locator("html")).hasAttribute("lang", "ja-JP");
        assertThat(maya.frame().locator("body")).containsText("大阪支店");
    }

    @Test
    void theBrowsersLanguageIsSpokenBeforeAnAccountIsKnown() {
        try (PortalUser user = new PortalUser(fixture, new Browser.NewContextOptions().setLocale("ja-JP"))) {
            user.logIn(PortalUser.MAYA);
            assertThat(user.heading()).hasText("Infobip アカウントを接続する");
        }
    }

    @Test
    void noPageHoldsASecret() {
        maya.logIn(PortalUser.MAYA).connect();
        assertThat(maya.heading()).hasText(WORKING);
        String html = maya.page().frames().get(1).content();

        assertThat(fixture.sandbox().recorder().secretsIssued()).isNotEmpty().noneMatch(html::contains);
        assertThat(maya.context().cookies())
                .filteredOn(cookie -> cookie.httpOnly && cookie.value.length() > 1)
                .isNotEmpty()
                .noneMatch(cookie -> html.contains(cookie.value));
    }

    private static HasTextOptions within(int seconds) {
        return new HasTextOptions().setTimeout(seconds * 1_000.0);
    }

    private void send(String to, String sender, String text) {
        maya.frame().locator("[id='message:to']").fill(to);
        maya.frame().locator("[id='message:sender']").fill(sender);
        maya.frame().locator("[id='message:text']").fill(text);
        maya.frame().locator("[id='message:send']").click();
    }
}
