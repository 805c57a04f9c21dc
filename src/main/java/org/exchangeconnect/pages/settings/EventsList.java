package org.exchangeconnect.pages.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.EventDescriptions;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.DisplayNames;
import org.exchangeconnect.pages.EventRow;
import org.exchangeconnect.pages.PageLinks;

/** The events of the current user's connection, the newest first, in pages. */
@Named("events")
@RequestScoped
public class EventsList {

    private static final int SHOWN = 10;
    private static final String BEFORE = "eventsBefore";

    @Inject
    CurrentUser currentUser;

    @Inject
    PageLinks links;

    @Inject
    EventRepository history;

    @Inject
    HttpServletRequest request;

    private List<ConnectionEvent> found;
    private Set<String> formerUsers;

    public List<EventRow> getRows() {
        EventDescriptions words = new EventDescriptions(currentUser.texts());
        return found().stream()
                .limit(SHOWN)
                .map(event -> EventRow.of(event, words, words.who(event.actor(), this::isOfAccount)))
                .toList();
    }

    /**
     * Returns whether the actor is a person of the account. Names of back-office users are not shown to the account.
     */
    private boolean isOfAccount(String actor) {
        return formerUsers().contains(actor)
                || currentUser
                        .connection()
                        .filter(known -> DisplayNames.isOf(known.identity(), actor))
                        .isPresent();
    }

    private Set<String> formerUsers() {
        if (formerUsers == null) {
            formerUsers = currentUser
                    .connection()
                    .map(Connection::id)
                    .map(history::formerUsers)
                    .orElse(Set.of());
        }
        return formerUsers;
    }

    /** Returns the URL of the next older page; null when there is none. */
    public String getOlder() {
        return found().size() <= SHOWN
                ? null
                : links.events(found().get(SHOWN - 1).id());
    }

    /** Returns the URL of the newest page; null on that page. */
    public String getNewest() {
        return before() == Long.MAX_VALUE ? null : links.part("events");
    }

    private List<ConnectionEvent> found() {
        if (found == null) {
            found = currentUser
                    .connection()
                    .map(Connection::id)
                    .map(id -> history.page(id, before(), SHOWN + 1))
                    .orElse(List.of());
        }
        return found;
    }

    /** Returns the id of the last event of the previous page; an absent or malformed one means the first page. */
    private long before() {
        return ConnectionEvent.parseId(request.getParameter(BEFORE)).orElse(Long.MAX_VALUE);
    }
}
