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
 * A browser test with a new context and one page, the shared sandbox and server, and a screenshot in the test run's
 * folder on failure. Subclasses override {@link #options()} to set language, size and colors.
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

    /** Returns the default options: English, a desktop-size window and light colors. */
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

    /** Opens the settings as a user that the portal does not list, such as one from {@link Sandbox#addUsers}. */
    FrameLocator openSettingsUnlisted(SandboxUser user) {
        page.navigate(sandbox.portalUri().toString());
        page.locator("button.account")
                .first()
                .evaluate("(button, key) => { button.value = key; button.click(); }", user.userKey());
        return settings();
    }

    /** Returns the app's settings page inside the portal. */
    FrameLocator settings() {
        return page.frameLocator("iframe.app");
    }

    /** Saves a screenshot of the page, including its frames, and returns its path. */
    Path picture(String name) {
        Path file = PICTURES.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }
}
