package org.exchangeconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.vault.VaultFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** API keys, gateway keys and the account's base URL on the settings page inside the portal. */
class SettingsKeysIT extends BrowserTest {

    /**
     * Shared by all requests: a client for each poll would keep its connection open, and WildFly's health port accepts
     * a hundred.
     */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String HELLO =
            "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hello\"}]}";

    private SandboxUser user;
    private FrameLocator frame;

    @BeforeEach
    void connect() {
        user = sandbox.addUsers(1).get(0);
        frame = openSettingsUnlisted(user);
        frame.locator("[data-inside] a").click();
        frame.locator("button[value=accept]").click();
        assertThat(frame.locator(".standing.good")).isVisible();
    }

    @AfterEach
    void clear() {
        sandbox.faults().clear();
        server.backOffice().delete(address());
    }

    @Test
    void aKeyIsMadeShownOnceWorksAndIsEndedAfterOneQuestion() throws Exception {
        frame.locator("[id='newkey:make']").click();
        assertThat(frame.locator("#key-wrong")).isVisible();

        frame.locator("#key-name").fill("Till <b>1</b>");
        frame.locator("[id='newkey:make']").click();
        Locator shown = frame.locator("#new-key");
        assertThat(shown).isVisible();
        String key = shown.inputValue();
        assertThat(key).startsWith("ec_");
        assertThat(frame.locator("#keys .outcome")).containsText("Till <b>1</b>");
        assertThat(frame.locator("#keys .mono").first()).hasText(app + "gateway");
        assertThat(send(key)).isEqualTo(200);
        frame.locator("[data-copy=new-key]").click();
        assertThat(frame.locator("[data-copy=new-key]")).hasText("Copied");
        Accessibility.assertNoViolation(page, "iframe.app");

        page.reload();
        assertThat(frame.locator(".keys li")).containsText("Till <b>1</b>");
        assertThat(frame.locator("#new-key")).hasCount(0);
        assertThat(frame.locator("html").innerHTML()).doesNotContain(key);

        frame.locator(".end-key").click();
        assertThat(frame.locator(".question")).containsText("Revoke the key “Till <b>1</b>”?");
        assertThat(send(key)).isEqualTo(200);
        frame.locator("[id='endkey:yes']").click();
        assertThat(frame.locator("#keys")).containsText("The key was revoked.");
        assertThat(frame.locator(".keys li")).hasCount(0);
        assertThat(send(key)).isEqualTo(401);
    }

    @Test
    void anApiKeyIsKeptStepsInWhenTheAccessEndsAndIsErasedAfterOneQuestion() {
        frame.locator("#api-key").fill("wrong");
        frame.locator("[id='sparekey:save']").click();
        assertThat(frame.locator("#api-key-wrong")).containsText("Infobip does not accept this key");
        assertThat(frame.locator("#api-key")).hasValue("");

        frame.locator("#api-key").fill(SandboxOptions.DEFAULT_API_KEY);
        frame.locator("[id='sparekey:save']").click();
        assertThat(frame.locator("#spare .state")).hasText("An API key is ready.");
        assertThat(frame.locator("html").innerHTML()).doesNotContain(SandboxOptions.DEFAULT_API_KEY);

        sandbox.endTokensOf(user.userKey());
        server.backOffice().post(address() + "/renewals", null);
        frame.locator("html").evaluate("() => location.reload()");
        assertThat(frame.locator(".standing.bad")).containsText("Messages are sent with the API key");
        assertThat(frame.locator("#spare .state")).hasText("Messages are currently sent with the API key.");
        frame.locator("[id='message:to']").fill("41793026727");
        frame.locator("[id='message:sender']").fill("InfoSMS");
        frame.locator("[id='message:text']").fill("by the key");
        frame.locator("[id='message:send']").click();
        assertThat(frame.locator(".outcome.good")).isVisible();
        assertThat(sandbox.messages()).last().extracting("text").isEqualTo("by the key");

        frame.locator("#spare a[href*='ask=spare']").click();
        frame.locator("[id='erasespare:yes']").click();
        assertThat(frame.locator("#spare .state")).hasText("No API key is saved.");
    }

    @Test
    void aKeyThatInfobipCannotBeAskedAboutIsKeptOnlyWhenTheReaderSaysSo() {
        sandbox.faults().on(PathKind.ACCOUNT).status(503);
        frame.locator("#api-key").fill(SandboxOptions.DEFAULT_API_KEY);
        frame.locator("[id='sparekey:save']").click();
        assertThat(frame.locator("#api-key-wrong")).containsText("could not check this key");
        assertThat(frame.locator("#spare .state")).hasText("No API key is saved.");

        frame.locator("#api-key").fill(SandboxOptions.DEFAULT_API_KEY);
        frame.locator("#anyway").check();
        frame.locator("[id='sparekey:save']").click();
        assertThat(frame.locator("#spare .state")).containsText("could not check it");
        assertThat(BackOfficeClient.json(server.backOffice().get(address())).getString("apiKey"))
                .isEqualTo("UNCHECKED");
    }

    @Test
    void aKeyThatAForeignKeyFileWouldSealIsNotKeptAndThePageSaysWhoCanHelp(@TempDir Path foreign) throws Exception {
        byte[] own = Files.readAllBytes(server.keyFile());
        VaultFixture.in(foreign);
        try {
            Files.copy(foreign.resolve("keyset.json"), server.keyFile(), StandardCopyOption.REPLACE_EXISTING);
            awaitReadiness(503);
            frame.locator("#api-key").fill(SandboxOptions.DEFAULT_API_KEY);
            frame.locator("[id='sparekey:save']").click();
            assertThat(frame.locator("#api-key-wrong")).containsText("must check its key file");
            assertThat(frame.locator("#spare .state")).hasText("No API key is saved.");
        } finally {
            Files.write(server.keyFile(), own);
            awaitReadiness(200);
        }
    }

    /**
     * The server reads its key file every ten seconds, and checks every five whether the key decrypts the stored data.
     */
    private void awaitReadiness(int status) {
        HttpRequest ready = HttpRequest.newBuilder(server.health().resolve("health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        await().atMost(Duration.ofSeconds(45))
                .until(() -> HTTP.send(ready, BodyHandlers.discarding()).statusCode() == status);
    }

    @Test
    void theAccountsAddressIsTakenOnlyWhereCallsMayGoAndWhatWasTypedStays() {
        frame.locator("#base-address").fill("api.infobip.example");
        frame.locator("[id='address:save']").click();
        assertThat(frame.locator("#base-wrong")).containsText("may not use this URL");
        assertThat(frame.locator("#base-address")).hasValue("api.infobip.example");

        frame.locator("#base-address").fill("https://x.api.infobip.com/path");
        frame.locator("[id='address:save']").click();
        assertThat(frame.locator("#base-wrong")).containsText("looks like this");

        frame.locator("#base-address").fill("x.api.infobip.com");
        frame.locator("[id='address:save']").click();
        assertThat(frame.locator("#base .outcome.good")).isVisible();
        assertThat(frame.locator("#base-address")).hasValue("https://x.api.infobip.com");
        assertThat(BackOfficeClient.json(server.backOffice().get(address())).getString("baseUri"))
                .isEqualTo("https://x.api.infobip.com");

        frame.locator("#base-address").fill("");
        frame.locator("[id='address:save']").click();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> BackOfficeClient.json(server.backOffice().get(address()))
                        .isNull("baseUri"));
        assertThat(frame.locator("#base .outcome.good")).isVisible();
    }

    @Test
    void whoDidNotConnectReadsTheComparisonAndFindsNoFieldForAKey() {
        try (BrowserContext stranger = Browsers.shared().newContext(options())) {
            Page opened = stranger.newPage();
            opened.navigate(app + "settings");
            opened.locator(".compare summary").click();
            assertThat(opened.locator(".compare")).containsText("Simple, but less safe");
            assertThat(opened.locator("#keys, #spare, #base, input:visible")).hasCount(0);
        }
    }

    @Test
    void thePanelsFitEveryScreenInLightAndDark() {
        page.navigate(app + "settings");
        page.locator("[data-inside] a").click();
        page.locator("#key-name").fill("Till");
        page.locator("[id='newkey:make']").click();
        assertThat(page.locator("#new-key")).isVisible();
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        for (int width : List.of(1280, 768, 360)) {
            page.setViewportSize(width, 900);
            picture("keys-" + width);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
        }
    }

    private String address() {
        return "connections/" + server.backOffice().connectionOf(user.userKey()).getString("id");
    }

    private int send(String key) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(app + "gateway/sms/2/text/advanced"))
                                .header("Authorization", "App " + key)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(HELLO))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}
