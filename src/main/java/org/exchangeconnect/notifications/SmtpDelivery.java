package org.exchangeconnect.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.MailSettings;
import org.exchangeconnect.config.MailSettings.Tls;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.observability.Logs;

/**
 * Hands an e-mail to the mail server through the application server's Jakarta Mail. The e-mail is plain text, and every
 * wait has a limit.
 */
final class SmtpDelivery {

    private static final Logger LOG = Logs.of(SmtpDelivery.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final MailSettings settings;

    SmtpDelivery(MailSettings settings) {
        this.settings = settings;
    }

    DeliveryAttemptResult deliver(String mailbox, UUID id, Instant at, EmailMessage email) {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(session, mailbox, id, at, email);
            transport.connect(
                    settings.host().replaceAll("^\\[|]$", ""),
                    settings.port(),
                    settings.user().orElse(null),
                    settings.password().map(Secret::reveal).orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
            return DeliveryAttemptResult.ACCEPTED;
        } catch (AuthenticationFailedException refused) {
            return failed("LOGIN_REFUSED", true, refused);
        } catch (SendFailedException refused) {
            return failed("MAIL_REFUSED", true, refused);
        } catch (MessagingException failed) {
            boolean silent = failed.getNextException() instanceof IOException;
            return failed(silent ? "NO_ANSWER" : "MAIL_FAILED", !silent, failed);
        }
    }

    private static DeliveryAttemptResult failed(String problem, boolean answered, MessagingException failure) {
        LOG.log(Level.FINE, "E-mail not accepted: problem=" + problem, failure);
        return new DeliveryAttemptResult(problem, answered, false);
    }

    private MimeMessage message(Session session, String mailbox, UUID id, Instant at, EmailMessage email)
            throws MessagingException {
        MimeMessage message = new IdentifiedMessage(session, "<" + id + "@" + domain() + ">");
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(mailbox, true));
        message.setSubject(email.subject(), UTF_8.name());
        message.setText(email.text(), UTF_8.name());
        message.setSentDate(Date.from(at));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", settings.language().toLanguageTag());
        message.saveChanges();
        return message;
    }

    private String domain() {
        return settings.from().substring(settings.from().indexOf('@') + 1);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", Long.toString(CONNECT.toMillis()));
        properties.put("mail.smtp.timeout", Long.toString(ANSWER.toMillis()));
        properties.put("mail.smtp.writetimeout", Long.toString(ANSWER.toMillis()));
        properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == Tls.AT_ONCE));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.tls() == Tls.REQUIRED));
        return properties;
    }

    /** An e-mail with a given identifier: Jakarta Mail would create another one in each attempt. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
