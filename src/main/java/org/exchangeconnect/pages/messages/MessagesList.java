package org.exchangeconnect.pages.messages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.PageLinks;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.MessageRepository;

/** The latest messages sent through the current user's connection, in pages. */
@Named("messages")
@RequestScoped
public class MessagesList {

    private static final int SHOWN = 10;
    private static final int SHOWN_ON_A_CARD = 5;

    @Inject
    CurrentUser currentUser;

    @Inject
    PageLinks links;

    @Inject
    MessageRepository journal;

    @Inject
    HttpServletRequest request;

    private List<Delivery> found;

    /** A message, as shown on the page. */
    public record MessageRow(UUID id, String to, String from, String kind, String text, Instant at) {}

    /** The current status of a message that a page lists. */
    public record MessageUpdate(UUID id, String kind, String text) {}

    public List<MessageRow> getRows() {
        SmsDescriptions words = new SmsDescriptions(currentUser.texts());
        return found().stream().limit(shown()).map(one -> row(one, words)).toList();
    }

    private static MessageRow row(Delivery one, SmsDescriptions words) {
        return new MessageRow(
                one.id(), one.to(), one.from(), SmsDescriptions.kind(one), words.outcome(one), one.createdAt());
    }

    /**
     * Returns the current status of a message that the page lists and of those below it.
     *
     * @param first the id of the first message that the page lists; null or malformed for none
     */
    public List<MessageUpdate> updates(String first) {
        SmsDescriptions words = new SmsDescriptions(currentUser.texts());
        Optional<UUID> known = TimeOrderedId.parse(first);
        return currentUser.connection().map(Connection::id).stream()
                .flatMap(id -> known.stream().flatMap(message -> journal.pageFrom(id, message, SHOWN).stream()))
                .map(one -> new MessageUpdate(one.id(), SmsDescriptions.kind(one), words.outcome(one)))
                .toList();
    }

    /** Returns the URL of the next older page; null when there is none. */
    public String getOlder() {
        return found().size() <= shown()
                ? null
                : links.messages(found().get(shown() - 1).id().toString());
    }

    /** Returns the URL of the newest page; null on that page. */
    public String getNewest() {
        return before().isEmpty() ? null : links.getSettings() + "#messages";
    }

    private int shown() {
        return links.isCard() ? SHOWN_ON_A_CARD : SHOWN;
    }

    private List<Delivery> found() {
        if (found == null) {
            found = currentUser
                    .connection()
                    .map(Connection::id)
                    .map(id -> journal.page(id, before(), shown() + 1))
                    .orElse(List.of());
        }
        return found;
    }

    private Optional<UUID> before() {
        return TimeOrderedId.parse(request.getParameter("before"));
    }
}
