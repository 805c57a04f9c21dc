package org.exchangeconnect.notifications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.MailSettings;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.observability.Logs;

/**
 * Mails one notification and returns the result. Jakarta Mail is used only when there is something to mail: without a
 * mail configuration, the application also runs on servers that lack Jakarta Mail.
 */
@Singleton
class MailClient {

    private static final Logger LOG = Logs.of(MailClient.class);

    private final Optional<MailSettings> settings;

    @Inject
    MailClient(NotificationSettings settings) {
        this.settings = settings.mail();
    }

    /** Mails it; the e-mail's identifier is the same in every attempt. */
    DeliveryAttemptResult send(String mailbox, Notification notification) {
        return settings.map(mail -> {
                    EmailMessage email = EmailMessage.of(notification, new LocalizedTexts(mail.language()));
                    return send(mail, mailbox, notification, email);
                })
                .orElse(DeliveryAttemptResult.TARGET_GONE);
    }

    private static DeliveryAttemptResult send(
            MailSettings mail, String mailbox, Notification notification, EmailMessage email) {
        try {
            return new SmtpDelivery(mail).deliver(mailbox, notification.id(), notification.createdAt(), email);
        } catch (LinkageError | IllegalStateException notThere) {
            LOG.log(Level.FINE, "Jakarta Mail", notThere);
            return new DeliveryAttemptResult("SERVER_WITHOUT_JAKARTA_MAIL", false, false);
        }
    }
}
