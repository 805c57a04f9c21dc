package org.exchangeconnect.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A test in the browser: a fresh context with one page, the shared sandbox and server, and a picture in the test run's
 * folder if it fails. A subclass says by {@link #options()} in what language, size and colours it looks.
 */
abstract class BrowserTest {

    private static final Path PICTURES = Path.of(System.getProperty("it.folder", "target/it"), "pictures");

    @RegisterExtension
    final AfterTestExecutionCallback pictureOfAFailure = test -> test.getExecutionException()
            .ifPresent(failure -> picture(test.getRequiredTestClass().getSimpleName() + "-"
                    + test.getRequiredTestMethod().getName()));

    final SharedServer server = SharedServer.get();
    final Sandbox sandbox = server.sandbox();
    final URI app = server.app();
    BrowserContext context;
    Page page;

    /** English, an ordinary window, light colours, unless a test wants it otherwise. */
    NewContextOptions options() {
        return new NewContextOptions().setLocale("en-US").setViewportSize(1280, 900);
    }

    @BeforeEach
    final void openBrowser() {
        context = Browsers.shared().newContext(options());
        page = context.newPage();
    }

    @AfterEach
    final void closeBrowser() {
        context.close();
    }

    /** Signs in to the portal and opens the app's settings there. */
    FrameLocator openSettings(SandboxUser user) {
        page.navigate(sandbox.portalUri().toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(user.name()))
                .click();
        return settings();
    }

    /** The same for a user whom the portal does not list, such as those that {@link Sandbox#addUsers} makes. */
    FrameLocator openSettingsUnlisted(SandboxUser user) {
        page.navigate(sandbox.portalUri().toString());
        page.locator("button.account")
                .first()
                .evaluate("(button, key) => { button.value = key; button.click(); }", user.userKey());
        return settings();
    }

    /** The app's settings page inside the portal. */
    FrameLocator settings() {
        return page.frameLocator("iframe.app");
    }

    /** Keeps a picture of the page as it is now, frames included. */
    Path picture(String name) {
        Path file = PICTURES.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }
}
