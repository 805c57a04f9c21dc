package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The configuration as read at startup, key by key, with warnings for settings that an operator may want to change. */
@Singleton
public class EffectiveConfiguration {

    /**
     * A configuration key.
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

    @Inject
    EffectiveConfiguration(Settings settings) {
        this.lines = List.copyOf(settings.entries());
        this.concerns = List.copyOf(Stream.of(ConfigurationWarning.values())
                .filter(warning -> applies(warning, settings))
                .toList());
    }

    /** Returns all keys in alphabetical order. */
    public List<ConfigurationEntry> lines() {
        return lines;
    }

    public List<ConfigurationWarning> concerns() {
        return concerns;
    }

    private static boolean applies(ConfigurationWarning warning, Settings settings) {
        return switch (warning) {
            case DEVELOPMENT -> settings.get(ConfigKeys.DEVELOPMENT);
            case EMBEDDED_DATABASE -> new DataSettings(settings).isEmbedded();
            case GENERATED_KEY -> settings.get(ConfigKeys.KEYSET).isEmpty();
            case PUBLIC_CLIENT -> settings.get(ConfigKeys.CLIENT_SECRET).isEmpty();
            case APP_ID -> settings.get(ConfigKeys.APP_ID).isEmpty();
        };
    }
}
