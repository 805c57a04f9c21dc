package org.exchangeconnect.pages.messages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.PageLinks;
import org.exchangeconnect.sms.inbound.InboundRepository;
import org.exchangeconnect.sms.inbound.ReceivedMessage;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.MessageRepository;

/** The latest messages that the current user's connection sent and received, in pages. */
@Named("messages")
@RequestScoped
public class MessagesList {

    private static final int SHOWN = 10;
    private static final int SHOWN_ON_A_CARD = 5;
    private static final String RECEIVED = "in";

    @Inject
    CurrentUser currentUser;

    @Inject
    PageLinks links;

    @Inject
    MessageRepository journal;

    @Inject
    InboundRepository inbound;

    @Inject
    HttpServletRequest request;

    private List<MessageRow> found;

    /**
     * A message, as shown on the page.
     *
     * @param kind the CSS class that sets color and icon; {@code in} for a received message
     */
    public record MessageRow(UUID id, String to, String from, String kind, String text, Instant at) {

        /** Returns whether the account received the message. */
        public boolean isReceived() {
            return kind.equals(RECEIVED);
        }
    }

    /** The current status of a message that a page lists. */
    public record MessageUpdate(UUID id, String kind, String text) {}

    public List<MessageRow> getRows() {
        return found().stream().limit(shown()).toList();
    }

    private static MessageRow row(Delivery one, SmsDescriptions words) {
        return new MessageRow(
                one.id(), one.to(), one.from(), SmsDescriptions.kind(one), words.outcome(one), one.createdAt());
    }

    private static MessageRow row(ReceivedMessage one, SmsDescriptions words) {
        return new MessageRow(one.id(), one.to(), one.from(), RECEIVED, words.received(one), one.receivedAt());
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

    private List<MessageRow> found() {
        if (found == null) {
            found = currentUser
                    .connection()
                    .map(Connection::id)
                    .map(id -> newest(id, shown() + 1))
                    .orElse(List.of());
        }
        return found;
    }

    /** Both kinds have time-ordered ids, so a page of both is a part of one page of each. */
    private List<MessageRow> newest(ConnectionId id, int limit) {
        SmsDescriptions words = new SmsDescriptions(currentUser.texts());
        return Stream.concat(
                        journal.page(id, before(), limit).stream().map(one -> row(one, words)),
                        inbound.page(id, before(), Optional.empty(), limit).stream()
                                .map(one -> row(one, words)))
                .sorted(Comparator.comparing(MessageRow::id).reversed())
                .limit(limit)
                .toList();
    }

    private Optional<UUID> before() {
        return TimeOrderedId.parse(request.getParameter("before"));
    }
}
