package org.exchangeconnect.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.config.NotificationSettings;

/**
 * Who is told of which events: the addresses of the configuration, each by a name that gives away no more of it than
 * its host.
 */
@Singleton
public class NotificationTargets {

    private static final int NAME_DIGITS = 8;

    private final NotificationSettings settings;
    private final Map<String, URI> webhooks = new LinkedHashMap<>();
    private final Map<String, String> mailboxes = new LinkedHashMap<>();

    @Inject
    public NotificationTargets(NotificationSettings settings) {
        this.settings = settings;
        settings.webhooks().forEach(uri -> webhooks.put(name(uri.toString(), uri.getHost()), uri));
        settings.mail().ifPresent(mail -> mail.to()
                .forEach(
                        mailbox -> mailboxes.put(name(mailbox, mailbox.substring(mailbox.indexOf('@') + 1)), mailbox)));
    }

    /** Somebody to tell. */
    record Target(Notification.Channel channel, String name) {}

    /** Gives those who are told of such an event. */
    List<Target> of(ConnectionEvent.Type type) {
        List<Target> targets = new ArrayList<>();
        if (settings.webhookTypes().contains(type.name())) {
            webhooks.keySet().forEach(name -> targets.add(new Target(Notification.Channel.WEBHOOK, name)));
        }
        if (settings.mail().filter(mail -> mail.types().contains(type.name())).isPresent()) {
            mailboxes.keySet().forEach(name -> targets.add(new Target(Notification.Channel.MAIL, name)));
        }
        return targets;
    }

    /** Gives the webhook of a name; empty when it is not in the configuration any more. */
    public Optional<URI> webhook(String name) {
        return Optional.ofNullable(webhooks.get(name));
    }

    /** Gives the e-mail address of a name; empty when it is not in the configuration any more. */
    public Optional<String> mailbox(String name) {
        return Optional.ofNullable(mailboxes.get(name));
    }

    /**
     * Gives the host and a few digits that tell addresses of one host apart: paths and queries may hold secrets, and
     * mailboxes are people's.
     */
    private static String name(String address, String host) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(UTF_8));
            String digits = HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
            return (host.length() > 100 ? host.substring(0, 100) : host) + "-" + digits;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
