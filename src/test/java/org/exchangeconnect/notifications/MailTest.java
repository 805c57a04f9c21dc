package org.exchangeconnect.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.config.MailSettings;
import org.exchangeconnect.config.MailSettings.Tls;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.notifications.Notification.Channel;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events to the operator's mailbox through a mail server, on every storage. */
@EveryStorage
class MailTest {

    private static final String BOX = "ops@example.com";

    private final MovableClock clock = new MovableClock();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Jdbi jdbi;
    private NotificationRepository notifications;
    private EventRepository events;
    private NotificationSender sender;

    MailTest(Storage storage) {
        mail.start();
        jdbi = storage.migrated();
        configure(settings(mail.getSmtp().getPort()));
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void aLossIsMailedAtOnceWithWhoAndWhyAndWhatToDo() throws Exception {
        ConnectionId lost = connected("maya.collins");
        events.add(lost, Type.RECONNECT_REQUIRED, null, "TOKEN_REFUSED");

        sender.sendDue();

        MimeMessage letter = only();
        assertThat(letter.getSubject()).isEqualTo("Exchange Connect: The connection was lost (maya.collins)");
        assertThat(letter.getFrom()).extracting(Object::toString).containsExactly("connect@example.com");
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly(BOX);
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(letter.getContentType()).startsWith("text/plain; charset=UTF-8");
        assertThat(letter.getContent().toString())
                .contains("Infobip ended the access.")
                .contains("press “Connect again”")
                .contains("User: maya.collins")
                .contains("Connection: " + lost);
        assertThat(all()).isEmpty();
    }

    @Test
    void itIsWrittenInTheOperatorsLanguage() throws Exception {
        configure(with(settings(mail.getSmtp().getPort()), Locale.JAPANESE));
        events.add(connected("maya.collins"), Type.RECONNECT_REQUIRED, null, "LAPSED");

        sender.sendDue();

        assertThat(only().getSubject()).contains("maya.collins").doesNotContain("The connection");
        assertThat(only().getContent().toString()).contains("「再接続する」");
        assertThat(only().getHeader("Content-Language")).containsExactly("ja");
    }

    @Test
    void whateverANameHoldsItStaysOneLineOfPlainText() throws Exception {
        String name = "maya\r\nBcc: eve@example.org\r\n\r\n<a href='https://evil.example'>here</a>\u2028\u202e"
                + "x".repeat(150);
        events.add(connected(name), Type.RECONNECT_REQUIRED, null, "LAPSED");

        sender.sendDue();

        MimeMessage letter = only();
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly(BOX);
        assertThat(letter.getSubject()).contains("maya Bcc: eve@example.org").doesNotContain("\r", "\n", "\u202e");
        assertThat(letter.getContentType()).startsWith("text/plain");
        assertThat(letter.getContent().toString().lines()).noneMatch(line -> line.startsWith("Bcc"));
    }

    @Test
    void eventsThatNobodyAskedForAreNotMailed() {
        events.add(connected("maya"), Type.DISCONNECTED, "demo", null);

        assertThat(all()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsTriedAgainWithTheSameIdentifierUntilItTakesIt() throws Exception {
        configure(settings(1));
        events.add(connected("maya"), Type.RECONNECT_REQUIRED, null, "LAPSED");
        sender.sendDue();
        assertThat(all()).singleElement().satisfies(notice -> {
            assertThat(notice.channel()).isEqualTo(Channel.MAIL);
            assertThat(notice.problem()).isEqualTo("NO_ANSWER");
            assertThat(notice.isDead()).isFalse();
        });
        Notification waiting = all().get(0);

        configure(settings(mail.getSmtp().getPort()));
        clock.advance(Duration.ofSeconds(5));
        sender.sendDue();

        assertThat(only().getMessageID()).isEqualTo("<" + waiting.id() + "@example.com>");
        assertThat(all()).isEmpty();
    }

    @Test
    void aServerThatNeverTakesItIsGivenUpVisiblyAndCanBeTriedAgain() throws Exception {
        configure(settings(1));
        events.add(connected("maya"), Type.RECONNECT_REQUIRED, null, "LAPSED");
        for (int tries = 0; tries < 30; tries++) {
            sender.sendDue();
            clock.advance(Duration.ofHours(12));
        }
        Notification dead =
                notifications.page(Optional.of(true), Optional.empty(), 10).get(0);
        assertThat(notifications.numbers().get(Channel.MAIL))
                .isEqualTo(new NotificationRepository.NotificationCounts(0, 1));

        configure(settings(mail.getSmtp().getPort()));
        assertThat(notifications.sendAgain(dead.id())).isTrue();
        sender.sendDue();

        assertThat(only().getMessageID()).contains(dead.id().toString());
        assertThat(all()).isEmpty();
    }

    @Test
    void aServerThatDoesNotEncryptIsNotTrustedWhereItHasTo() {
        configure(with(settings(mail.getSmtp().getPort()), Tls.REQUIRED));
        events.add(connected("maya"), Type.RECONNECT_REQUIRED, null, "LAPSED");

        sender.sendDue();

        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(all()).extracting(Notification::problem).containsExactly("MAIL_FAILED");
    }

    @Test
    void whoLogsInIsKnownByNameAndPassword() {
        mail.setUser("sender", "right");
        mail.getUserManager().setAuthRequired(true);
        configure(with(settings(mail.getSmtp().getPort()), "sender", "wrong"));
        events.add(connected("maya"), Type.RECONNECT_REQUIRED, null, "LAPSED");
        sender.sendDue();
        assertThat(all()).extracting(Notification::problem).containsExactly("LOGIN_REFUSED");

        configure(with(settings(mail.getSmtp().getPort()), "sender", "right"));
        clock.advance(Duration.ofSeconds(5));
        sender.sendDue();

        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void nothingOfAMailboxButItsDomainIsShown() {
        events.add(connected("maya"), Type.RECONNECT_REQUIRED, null, "LAPSED");

        assertThat(all()).extracting(Notification::target).singleElement().satisfies(target -> assertThat(target)
                .startsWith("example.com-")
                .doesNotContain("ops"));
    }

    private ConnectionId connected(String username) {
        return new ConnectionRepository(jdbi, clock)
                .connected(new Identity("8F07", "F443", username, "maya@example.com", null, List.of(), List.of()))
                .id();
    }

    private MimeMessage only() {
        assertThat(mail.getReceivedMessages()).hasSize(1);
        return mail.getReceivedMessages()[0];
    }

    private List<Notification> all() {
        return notifications.page(Optional.empty(), Optional.empty(), 100);
    }

    private void configure(MailSettings mailing) {
        NotificationSettings settings = new NotificationSettings(
                Duration.ofDays(30), List.of(), Optional.empty(), Set.of(), Optional.of(mailing));
        NotificationFixture telling = NotificationFixture.by(settings, jdbi, clock);
        notifications = telling.notices();
        events = telling.events();
        sender = telling.sender();
    }

    private static MailSettings settings(int port) {
        return new MailSettings(
                "127.0.0.1",
                port,
                Tls.OFFERED,
                Optional.empty(),
                Optional.empty(),
                "connect@example.com",
                List.of(BOX),
                Set.of("RECONNECT_REQUIRED"),
                Locale.ENGLISH);
    }

    private static MailSettings with(MailSettings known, Locale language) {
        return new MailSettings(
                known.host(),
                known.port(),
                known.tls(),
                known.user(),
                known.password(),
                known.from(),
                known.to(),
                known.types(),
                language);
    }

    private static MailSettings with(MailSettings known, Tls tls) {
        return new MailSettings(
                known.host(),
                known.port(),
                tls,
                known.user(),
                known.password(),
                known.from(),
                known.to(),
                known.types(),
                known.language());
    }

    private static MailSettings with(MailSettings known, String user, String password) {
        return new MailSettings(
                known.host(),
                known.port(),
                known.tls(),
                Optional.of(user),
                Optional.of(Secret.of(password)),
                known.from(),
                known.to(),
                known.types(),
                known.language());
    }
}
