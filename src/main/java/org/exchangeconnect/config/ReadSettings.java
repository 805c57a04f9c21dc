package org.exchangeconnect.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Records which keys were read, for {@link EffectiveConfiguration}. Values of secrets are not kept. */
final class ReadSettings {

    /** Parts of a URL that may contain a database password or a webhook's key. */
    private static final Pattern BEHIND_THE_ADDRESS = Pattern.compile("[?;].*|(?<=://)[^/@]*@");

    private static final Pattern PATH = Pattern.compile("(?<=[^/:])/[^,\\s]+");

    private final Map<String, Optional<String>> given = new TreeMap<>();
    private final Map<String, String> usual = new TreeMap<>();
    private final Set<String> secrets = new TreeSet<>();

    void read(String key, Optional<String> value) {
        given.put(
                key,
                value.map(text -> text.contains("://") || text.startsWith("jdbc:")
                        ? BEHIND_THE_ADDRESS.matcher(text).replaceAll("…")
                        : text));
    }

    void recordDefault(String key, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            usual.put(key, value.toString());
        }
    }

    void secret(String key) {
        secrets.add(key);
        given.computeIfPresent(key, (name, value) -> value.map(hidden -> ""));
    }

    /** Hides the paths of a key's URLs, because a path can be the receiver's only secret. */
    void hostsOnly(String key) {
        given.computeIfPresent(
                key, (name, value) -> value.map(text -> PATH.matcher(text).replaceAll("/…")));
    }

    List<EffectiveConfiguration.ConfigurationEntry> lines() {
        return given.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private EffectiveConfiguration.ConfigurationEntry line(String key, Optional<String> value) {
        boolean secret = secrets.contains(key);
        return new EffectiveConfiguration.ConfigurationEntry(
                key, secret ? null : value.orElse(usual.get(key)), secret, value.isPresent());
    }
}
