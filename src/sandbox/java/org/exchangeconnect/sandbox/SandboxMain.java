package org.exchangeconnect.sandbox;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Runs the sandbox alone until it is stopped. Options are system properties, or arguments of the form name=value:
 * {@code port} (9080), {@code appUri}, {@code clientSecret} (or the word {@code public}), {@code tokenLifetime} (PT1M),
 * {@code threads} (32).
 */
public final class SandboxMain {

    private SandboxMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            System.setProperty("sandbox." + pair[0], pair.length > 1 ? pair[1] : "");
        }
        try (Sandbox sandbox = Sandbox.start(options())) {
            System.out.println("Portal sandbox: " + sandbox.portalUri());
            Thread.currentThread().join();
        } catch (IOException taken) {
            System.err.println("Sandbox cannot listen: port=" + options().port() + ", reason=" + taken.getMessage());
            System.exit(1);
        }
    }

    private static SandboxOptions options() {
        URI appUri = URI.create(property("appUri", "http://127.0.0.1:8080/exchange-connect"));
        String secret = property("clientSecret", RegisteredApp.DEFAULT_CLIENT_SECRET);
        RegisteredApp app = RegisteredApp.standard(URI.create(appUri + "/api/oauth/callback"))
                .withClientSecret(secret.equals("public") ? null : secret);
        return SandboxOptions.standard()
                .port(Integer.parseInt(property("port", "9080")))
                .appUri(appUri)
                .apps(app)
                .threads(Integer.parseInt(property("threads", "32")))
                .tokenLifetime(Duration.parse(property("tokenLifetime", "PT1M")));
    }

    private static String property(String name, String otherwise) {
        return System.getProperty("sandbox." + name, otherwise);
    }
}
