package org.exchangeconnect.sandbox.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.sandbox.Sandbox;

/**
 * The application's configuration as an operator would set it. Immutable: each change returns a copy.
 *
 * @param values configuration keys, such as {@code infobip.oauth.client-id}, with their values
 */
public record AppConfiguration(Map<String, String> values) {

    /** The back-office user in the demo and the tests. */
    public static final String USER = "demo";

    /** The back-office password in the demo and the tests. */
    public static final String PASSWORD = "demo-password";

    public AppConfiguration {
        values = Map.copyOf(values);
    }

    /** Returns a configuration for plain http and loopback addresses, with this port and data folder. */
    public static AppConfiguration development(int port, Path data) {
        URI callback = AppServer.address(port).resolve("api/oauth/callback");
        return new AppConfiguration(Map.of(
                "connect.development", "true",
                "connect.data-dir", data.toAbsolutePath().toString(),
                "infobip.oauth.redirect-uri", callback.toString()));
    }

    /**
     * Returns a configuration that uses the sandbox as Infobip and its first registered app, with back-office
     * credentials {@link #USER} and {@link #PASSWORD}.
     */
    public static AppConfiguration against(Sandbox sandbox, int port, Path data) {
        RegisteredApp app = sandbox.options().apps().get(0);
        AppConfiguration keys = development(port, data)
                .with("infobip.oauth.client-id", app.clientId())
                .with("infobip.oauth.authorize-uri", sandbox.authorizeUri())
                .with("infobip.oauth.token-uri", sandbox.tokenUri())
                .with("infobip.api.base-uri", sandbox.uri())
                .with("infobip.api.allowed-hosts", "*.infobip.com,127.0.0.1")
                .with("infobip.portal.base-uri", sandbox.uri())
                .with("infobip.app-id", app.appId())
                .with("infobip.signing-secret", app.signingSecret())
                .with(
                        "connect.delivery-reports.notify-uri",
                        AppServer.address(port).resolve("api/webhooks/delivery-reports"))
                .with("connect.frame-ancestors", "http://localhost:*")
                .with("connect.return-origins", sandbox.browserUri())
                .with("connect.api.user", USER)
                .with("connect.api.password", PASSWORD);
        return app.clientSecret() == null ? keys : keys.with("infobip.oauth.client-secret", app.clientSecret());
    }

    public AppConfiguration with(String key, Object value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(key, value.toString());
        return new AppConfiguration(changed);
    }

    public AppConfiguration without(String key) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.remove(key);
        return new AppConfiguration(changed);
    }

    /** Returns the keys by their environment variable names ({@code INFOBIP_OAUTH_CLIENT_ID}). */
    public Map<String, String> asEnvironment() {
        Map<String, String> environment = new TreeMap<>();
        values.forEach((key, value) -> environment.put(variable(key), value));
        return environment;
    }

    /** Returns the keys as system properties, one a line, for an options file that {@code java @file} reads. */
    public List<String> asJavaOptions() {
        return values.entrySet().stream()
                .map(key -> "\"-D" + key.getKey() + "=" + key.getValue().replace("\\", "\\\\") + "\"")
                .sorted()
                .toList();
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
