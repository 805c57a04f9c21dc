package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** The configuration as it was read at start-up, key by key, and what an operator may want to change in it. */
@Singleton
public class ConfigurationInForce {

    /**
     * A key that was read.
     *
     * @param value what is in force; null where nothing is set, and for a secret
     * @param secret whether the value is never shown
     * @param given whether somebody set it
     */
    public record Line(String key, String value, boolean secret, boolean given) {}

    /** What is allowed and may still not be meant. */
    public enum Concern {
        DEVELOPMENT,
        EMBEDDED_DATABASE,
        GENERATED_KEY,
        PUBLIC_CLIENT,
        APP_ID
    }

    private final List<Line> lines;
    private final List<Concern> concerns;

    /** @param valid the configuration as it was read and validated: what is shown is that, and not what is wrong */
    @Inject
    ConfigurationInForce(Settings valid) {
        this(SettingsReader.shown(new LiteralConfig(ConfigProvider.getConfig())::value));
    }

    ConfigurationInForce(List<Line> lines) {
        this.lines = List.copyOf(lines);
        this.concerns = List.copyOf(concerns(lines));
    }

    public List<Line> lines() {
        return lines;
    }

    public List<Concern> concerns() {
        return concerns;
    }

    private static List<Concern> concerns(List<Line> lines) {
        Map<String, String> given = lines.stream()
                .filter(Line::given)
                .collect(Collectors.toMap(Line::key, line -> String.valueOf(line.value())));
        List<Concern> concerns = new ArrayList<>();
        if (Boolean.parseBoolean(given.get("connect.development"))) {
            concerns.add(Concern.DEVELOPMENT);
        }
        if (!given.containsKey("connect.database.url") && !given.containsKey("connect.database.jndi")) {
            concerns.add(Concern.EMBEDDED_DATABASE);
        }
        if (!given.containsKey("connect.encryption.keyset")) {
            concerns.add(Concern.GENERATED_KEY);
        }
        if (!given.containsKey("infobip.oauth.client-secret")) {
            concerns.add(Concern.PUBLIC_CLIENT);
        }
        if (!given.containsKey("infobip.app-id")) {
            concerns.add(Concern.APP_ID);
        }
        return concerns;
    }
}
