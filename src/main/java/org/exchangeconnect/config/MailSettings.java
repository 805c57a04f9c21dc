package org.exchangeconnect.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.mail.*}: how mail leaves, and for whom it is.
 *
 * @param user empty: the mail server asks for no credentials
 */
public record MailSettings(
        String host,
        int port,
        Security security,
        Optional<String> user,
        Optional<Secret> password,
        String from,
        List<String> to,
        Locale language) {

    /** How the way to the mail server is protected. */
    public enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    public MailSettings {
        to = List.copyOf(to);
    }
}
