package org.exchangeconnect.config;

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
}
