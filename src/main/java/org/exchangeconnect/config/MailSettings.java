package org.exchangeconnect.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.mail.*}: the recipients of e-mail notifications, and the mail server.
 *
 * @param tls how the connection to the mail server is encrypted
 * @param user the login name at the mail server; present if the password is
 * @param to the recipients' addresses
 * @param types the names of the events to send
 * @param language the language of the messages
 */
public record MailSettings(
        String host,
        int port,
        Tls tls,
        Optional<String> user,
        Optional<Secret> password,
        String from,
        List<String> to,
        Set<String> types,
        Locale language) {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;

    /** The encryption of the connection to the mail server. */
    public enum Tls {
        /** TLS from the first byte. */
        AT_ONCE,
        /** STARTTLS before any credentials or content; a server without it is not used. */
        REQUIRED,
        /** STARTTLS if the server offers it, for a mail server on this machine. */
        OFFERED
    }

    public MailSettings {
        to = List.copyOf(to);
        types = Set.copyOf(types);
    }

    private MailSettings(URI server, Settings settings) {
        this(
                server.getHost(),
                port(server),
                tls(server, settings.get(ConfigKeys.DEVELOPMENT)),
                settings.get(ConfigKeys.MAIL_USER),
                settings.get(ConfigKeys.MAIL_PASSWORD),
                settings.get(ConfigKeys.MAIL_FROM).orElseThrow(),
                settings.get(ConfigKeys.MAIL_TO),
                settings.get(ConfigKeys.MAIL_EVENTS),
                settings.get(ConfigKeys.MAIL_LANGUAGE));
    }

    /** Returns the settings; empty if no mail server is configured. */
    static Optional<MailSettings> of(Settings settings) {
        return settings.get(ConfigKeys.MAIL_URI).map(server -> new MailSettings(server, settings));
    }

    private static int port(URI server) {
        int usual = "smtps".equals(server.getScheme()) ? SUBMISSION_OVER_TLS : SUBMISSION;
        return server.getPort() < 0 ? usual : server.getPort();
    }

    private static Tls tls(URI server, boolean development) {
        if ("smtps".equals(server.getScheme())) {
            return Tls.AT_ONCE;
        }
        return development || HostAddress.isLoopback(server.getHost()) ? Tls.OFFERED : Tls.REQUIRED;
    }
}
