package org.exchangeconnect.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.config.NoticeSettings;

/** Who is told of which events: the addresses of the configuration, each by a name that gives none of it away. */
@Singleton
public class NoticeTargets {

    private static final int NAME_DIGITS = 8;

    private final NoticeSettings settings;
    private final Map<String, URI> webhooks = new LinkedHashMap<>();

    @Inject
    public NoticeTargets(NoticeSettings settings) {
        this.settings = settings;
        settings.webhooks().forEach(uri -> webhooks.put(name(uri), uri));
    }

    /** Gives the names of those who are told of such an event. */
    Set<String> of(ConnectionEvent.Type type) {
        return settings.webhookTypes().contains(type.name())
                ? Collections.unmodifiableSet(webhooks.keySet())
                : Set.of();
    }

    /** Gives the address of a name; empty when it is not in the configuration any more. */
    public Optional<URI> address(String name) {
        return Optional.ofNullable(webhooks.get(name));
    }

    /** Gives the host and a few digits that tell addresses of one host apart: paths and queries may hold secrets. */
    private static String name(URI uri) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(uri.toString().getBytes(UTF_8));
            String digits = HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
            String host = uri.getHost();
            return (host.length() > 100 ? host.substring(0, 100) : host) + "-" + digits;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
