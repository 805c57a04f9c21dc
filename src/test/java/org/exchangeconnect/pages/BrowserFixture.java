package org.exchangeconnect.pages;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.exchangeconnect.browser.Browsers;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.sandbox.demo.Readiness;

/**
 * The built application, the sandbox whose portal frames it from another site, and a browser. Tokens have a lifetime of
 * twenty seconds, so that renewals become visible.
 */
final class BrowserFixture implements AutoCloseable {

    static final Duration TOKEN_LIFETIME = Duration.ofSeconds(20);

    private static final Duration BOOT = Duration.ofMinutes(3);
    private final Sandbox sandbox;
    private final AppServer server;

    private BrowserFixture(Sandbox sandbox, AppServer server) {
        this.sandbox = sandbox;
        this.server = server;
    }

    static BrowserFixture open(String name) {
        int port = FreePort.any();
        try {
            Sandbox sandbox = Sandbox.start(SandboxOptions.standard()
                    .appUri(URI.create(AppServer.address(port).toString().replaceAll("/$", "")))
                    .tokenLifetime(TOKEN_LIFETIME));
            AppServer server = LaunchOptions.built(
                            port,
                            keys(port, Files.createTempDirectory(name), sandbox),
                            Path.of("target", "it-logs", name + ".log"))
                    .start();
            Readiness.await(server, BOOT);
            return new BrowserFixture(sandbox, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AppConfiguration keys(int port, Path data, Sandbox sandbox) {
        RegisteredApp app = sandbox.options().apps().get(0);
        return AppConfiguration.development(port, data)
                .with("infobip.oauth.client-id", app.clientId())
                .with("infobip.oauth.client-secret", app.clientSecret())
                .with("infobip.oauth.authorize-uri", sandbox.authorizeUri())
                .with("infobip.oauth.token-uri", sandbox.tokenUri())
                .with("infobip.oauth.token-lifetime", TOKEN_LIFETIME)
                .with("infobip.api.base-uri", sandbox.uri())
                .with("connect.inbound.mode", "fetch")
                .with("connect.frame-ancestors", sandbox.browserUri());
    }

    Sandbox sandbox() {
        return sandbox;
    }

    URI app() {
        return server.address();
    }

    Browser browser() {
        return Browsers.shared();
    }

    @Override
    public void close() {
        server.close();
        sandbox.close();
    }
}
