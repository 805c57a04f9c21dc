package org.exchangeconnect.notifications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.config.MailSettings;
import org.exchangeconnect.config.NoticeSettings;
import org.exchangeconnect.connection.Notification;
import org.exchangeconnect.i18n.Wording;

/**
 * Mails one notice and says how that ended. Jakarta Mail is touched only when there is something to mail: where it is not
 * configured, the application runs on servers that do not have it too.
 */
@Singleton
class MailClient {

    private static final Logger LOG = Logs.of(MailClient.class);

    private final Optional<MailSettings> settings;

    @Inject
    MailClient(NoticeSettings settings) {
        this.settings = settings.mail();
    }

    /** Mails it; the identifier of the e-mail stays the same however often this is tried. */
    Ending send(String mailbox, Notification notification) {
        return settings.map(mail -> {
                    Letter letter = Letter.of(notification, new Wording(mail.language()));
                    return send(mail, mailbox, notification, letter);
                })
                .orElse(Ending.TARGET_GONE);
    }

    private static Ending send(MailSettings mail, String mailbox, Notification notification, Letter letter) {
        try {
            return new SmtpDelivery(mail).deliver(mailbox, notification.id(), notification.createdAt(), letter);
        } catch (LinkageError | IllegalStateException notThere) {
            LOG.log(Level.FINE, "Jakarta Mail", notThere);
            return new Ending("SERVER_WITHOUT_JAKARTA_MAIL", false, false);
        }
    }
}
