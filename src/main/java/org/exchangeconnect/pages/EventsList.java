package org.exchangeconnect.pages;

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

/** What happened to the viewer's connection, the newest first, a page at a time. */
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

    /** The names of the back office's users are not shown to the account; those of its own people are. */
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

    /** Gives the address of the page of older events, null when there are none. */
    public String getOlder() {
        return found().size() <= SHOWN
                ? null
                : links.events(found().get(SHOWN - 1).id());
    }

    /** Gives the address of the newest events, null on their page. */
    public String getNewest() {
        return before(request, BEFORE) == Long.MAX_VALUE ? null : links.part("events");
    }

    private List<ConnectionEvent> found() {
        if (found == null) {
            found = currentUser
                    .connection()
                    .map(Connection::id)
                    .map(id -> history.page(id, before(request, BEFORE), SHOWN + 1))
                    .orElse(List.of());
        }
        return found;
    }

    /** Reads the id of the last event of the page before; what can't be one stands for the first page. */
    static long before(HttpServletRequest request, String parameter) {
        String before = request.getParameter(parameter);
        return before != null && before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
    }
}
