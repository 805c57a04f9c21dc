package org.exchangeconnect.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.mail.*}: who is told of events by e-mail, and by which mail server.
 *
 * @param tls how what is sent is kept from others on its way
 * @param user who logs in to the mail server; there where there is a password
 * @param to the addresses that are told
 * @param types the names of the events that are told
 * @param language the language of what is written
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

    /** How the connection to the mail server is encrypted. */
    public enum Tls {
        /** From its first byte on. */
        AT_ONCE,
        /** Before anything is said that matters (STARTTLS); a server that can't is not talked to. */
        REQUIRED,
        /** Where the server offers it: a mail server on this very machine may do without. */
        OFFERED
    }

    public MailSettings {
        to = List.copyOf(to);
        types = Set.copyOf(types);
    }
}
