package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** The configuration as read at startup, key by key, with warnings for settings that an operator may want to change. */
@Singleton
public class EffectiveConfiguration {

    /**
     * A configuration key that was read.
     *
     * @param value the value in effect; null if there is none, and for a secret
     * @param secret whether the value is never shown
     * @param given whether the key is set
     */
    public record ConfigurationEntry(String key, String value, boolean secret, boolean given) {}

    /** A permitted setting that may be unintended. */
    public enum ConfigurationWarning {
        DEVELOPMENT,
        EMBEDDED_DATABASE,
        GENERATED_KEY,
        PUBLIC_CLIENT,
        APP_ID
    }

    private final List<ConfigurationEntry> lines;
    private final List<ConfigurationWarning> concerns;

    /** @param valid ensures that the configuration is valid before it is shown */
    @Inject
    EffectiveConfiguration(Settings valid) {
        this(SettingsReader.shown(new LiteralConfig(ConfigProvider.getConfig())::value));
    }

    EffectiveConfiguration(List<ConfigurationEntry> lines) {
        this.lines = List.copyOf(lines);
        this.concerns = List.copyOf(concerns(lines));
    }

    public List<ConfigurationEntry> lines() {
        return lines;
    }

    public List<ConfigurationWarning> concerns() {
        return concerns;
    }

    private static List<ConfigurationWarning> concerns(List<ConfigurationEntry> lines) {
        Map<String, String> given = lines.stream()
                .filter(ConfigurationEntry::given)
                .collect(Collectors.toMap(ConfigurationEntry::key, line -> String.valueOf(line.value())));
        List<ConfigurationWarning> concerns = new ArrayList<>();
        if (Boolean.parseBoolean(given.get("connect.development"))) {
            concerns.add(ConfigurationWarning.DEVELOPMENT);
        }
        if (!given.containsKey("connect.database.url") && !given.containsKey("connect.database.jndi")) {
            concerns.add(ConfigurationWarning.EMBEDDED_DATABASE);
        }
        if (!given.containsKey("connect.encryption.keyset")) {
            concerns.add(ConfigurationWarning.GENERATED_KEY);
        }
        if (!given.containsKey("infobip.oauth.client-secret")) {
            concerns.add(ConfigurationWarning.PUBLIC_CLIENT);
        }
        if (!given.containsKey("infobip.app-id")) {
            concerns.add(ConfigurationWarning.APP_ID);
        }
        return concerns;
    }
}
