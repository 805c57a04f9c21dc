package org.exchangeconnect.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.connection.ConnectionEvent;

/**
 * The configured targets and the events that they are notified of. A target's name reveals no more of its address than
 * the host.
 */
@Singleton
class NotificationTargets {

    private static final int NAME_DIGITS = 8;

    private final NotificationSettings settings;
    private final Map<String, URI> webhooks = new LinkedHashMap<>();
    private final Map<String, String> mailboxes = new LinkedHashMap<>();

    @Inject
    NotificationTargets(NotificationSettings settings) {
        this.settings = settings;
        settings.webhooks().forEach(uri -> webhooks.put(name(uri.toString(), uri.getHost()), uri));
        settings.mail().ifPresent(mail -> mail.to()
                .forEach(
                        mailbox -> mailboxes.put(name(mailbox, mailbox.substring(mailbox.indexOf('@') + 1)), mailbox)));
    }

    /** A recipient of notifications. */
    record Target(Notification.Channel channel, String name) {}

    /** Returns the targets that are notified of such an event. */
    List<Target> of(ConnectionEvent.Type type) {
        List<Target> targets = new ArrayList<>();
        if (settings.webhookTypes().contains(type.name())) {
            targets.addAll(ofMessages());
        }
        if (settings.mail().filter(mail -> mail.types().contains(type.name())).isPresent()) {
            mailboxes.keySet().forEach(name -> targets.add(new Target(Notification.Channel.MAIL, name)));
        }
        return targets;
    }

    /** Returns the targets that are notified of events of messages: the webhooks. */
    List<Target> ofMessages() {
        return webhooks.keySet().stream()
                .map(name -> new Target(Notification.Channel.WEBHOOK, name))
                .toList();
    }

    /** Returns the names of all targets that notifications of a subject can have. */
    Set<String> names(Notification.Subject subject) {
        Set<String> names = new HashSet<>(webhooks.keySet());
        if (subject == Notification.Subject.ACCOUNT) {
            names.addAll(mailboxes.keySet());
        }
        return names;
    }

    /** Returns the webhook with this name; empty when it is no longer configured. */
    Optional<URI> webhook(String name) {
        return Optional.ofNullable(webhooks.get(name));
    }

    /** Returns the e-mail address with this name; empty when it is no longer configured. */
    Optional<String> mailbox(String name) {
        return Optional.ofNullable(mailboxes.get(name));
    }

    /**
     * Returns the host and a few digits that distinguish the addresses of one host: paths and queries may contain
     * secrets, and mailboxes are personal data.
     */
    private static String name(String address, String host) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(UTF_8));
            String digits = HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
            return (host.length() > 100 ? host.substring(0, 100) : host) + "-" + digits;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
