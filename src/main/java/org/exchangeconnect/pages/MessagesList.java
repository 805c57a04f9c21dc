package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sms.Delivery;
import org.exchangeconnect.sms.MessageRepository;

/** The latest messages sent through the current user's connection, in pages. */
@Named("messages")
@RequestScoped
public class MessagesList {

    static final int SHOWN = 10;
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

    public List<MessageRow> getRows() {
        SmsDescriptions words = new SmsDescriptions(currentUser.texts());
        return found().stream().limit(shown()).map(one -> row(one, words)).toList();
    }

    private static MessageRow row(Delivery one, SmsDescriptions words) {
        return new MessageRow(
                one.id(), one.to(), one.from(), SmsDescriptions.kind(one), words.outcome(one), one.createdAt());
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
        return ConnectionId.parse(request.getParameter("before")).map(ConnectionId::value);
    }
}
