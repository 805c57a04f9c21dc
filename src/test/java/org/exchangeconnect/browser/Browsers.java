package org.exchangeconnect.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.exchangeconnect.testing.InstalledProgram;

/** Starts Chromium once for all tests of this JVM, with partitioned third-party cookies. */
public final class Browsers {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Without this option, Chromium may also send unpartitioned cookies to frames.
            "--test-third-party-cookie-phaseout");

    private static Playwright playwright;
    private static Browser browser;

    private Browsers() {}

    /** Returns the shared browser; each test opens its own context in it. */
    public static synchronized Browser shared() {
        if (browser == null) {
            browser = playwright()
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(InstalledProgram.CHROMIUM.executable())
                            .setArgs(ARGUMENTS));
        }
        return browser;
    }

    /**
     * Returns a context that blocks all third-party cookies, including partitioned ones.
     *
     * @param profile an empty folder
     */
    static BrowserContext withoutThirdPartyCookies(Path profile) {
        try {
            Path folder = Files.createDirectories(profile.resolve("Default"));
            Files.writeString(
                    folder.resolve("Preferences"),
                    """
                    {"profile":{"cookie_controls_mode":1,"block_third_party_cookies":true,
                     "default_content_setting_values":{"cookies":2}}}""");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return playwright()
                .chromium()
                .launchPersistentContext(
                        profile,
                        new LaunchPersistentContextOptions()
                                .setExecutablePath(InstalledProgram.CHROMIUM.executable())
                                .setArgs(ARGUMENTS));
    }

    private static synchronized Playwright playwright() {
        if (playwright == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        }
        return playwright;
    }
}
