package org.exchangeconnect.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** A user with a browser in Infobip's portal. Records script errors and error messages of the console. */
final class PortalUser implements AutoCloseable {

    static final String MAYA = "maya.collins";
    static final String MISAKI = "misaki.tanaka";
    static final String JONAS = "jonas.weber";
    static final String LUCIA = "lucia.rivas";

    private final BrowserFixture fixture;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    PortalUser(BrowserFixture fixture, Browser.NewContextOptions options) {
        this.fixture = fixture;
        this.context = fixture.browser().newContext(options.setViewportSize(1280, 1000));
        this.page = context.newPage();
        this.page.setDefaultTimeout(30_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    static PortalUser english(BrowserFixture fixture) {
        return new PortalUser(fixture, new Browser.NewContextOptions().setLocale("en-US"));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    List<String> complaints() {
        return complaints;
    }

    /** Opens the portal page that frames the app's settings. */
    PortalUser openPortal() {
        page.navigate(fixture.sandbox().portalUri().toString());
        return this;
    }

    PortalUser logIn(String username) {
        openPortal();
        page.locator("button.account", new Page.LocatorOptions().setHasText(username))
                .click();
        return openPortal();
    }

    /** Returns the app's page within the portal. */
    FrameLocator frame() {
        return page.frameLocator("iframe.app");
    }

    Locator heading() {
        return frame().locator("h1");
    }

    /** Presses Connect and accepts the request. */
    PortalUser connect() {
        frame().locator("[data-inside] a").click();
        frame().locator("button[value=accept]").click();
        return this;
    }

    String frameAddress() {
        return page.frames().get(1).url();
    }

    @Override
    public void close() {
        context.close();
    }
}
