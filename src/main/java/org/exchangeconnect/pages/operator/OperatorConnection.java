package org.exchangeconnect.pages.operator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventDescriptions;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.pages.ConnectionHealthStatus;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.EventRow;
import org.exchangeconnect.pages.status.ConnectionHealth;

/** One connection and its events on the operator's page. */
@Named("operatorConnection")
@RequestScoped
public class OperatorConnection {

    private static final int SHOWN = 20;

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentUser currentUser;

    @Inject
    ConnectionRepository connections;

    @Inject
    EventRepository history;

    private Optional<Connection> found;
    private List<ConnectionEvent> events;

    /** Returns whether the page shows a single connection. */
    public boolean isAsked() {
        return request.getParameter("connection") != null;
    }

    /** Returns the connection; null when none has this id. */
    public Connection getOne() {
        if (found == null) {
            found = ConnectionId.parse(request.getParameter("connection")).flatMap(connections::find);
        }
        return found.orElse(null);
    }

    public String getName() {
        return OperatorLabels.of(getOne(), currentUser.texts());
    }

    public ConnectionHealthStatus getHealthStatus() {
        return ConnectionHealthStatus.of(Optional.ofNullable(getOne()), currentUser.now());
    }

    public String getHealthStatusText() {
        return currentUser.texts().get(getHealthStatus().textKey());
    }

    /** Returns the connection's health as of now. */
    public ConnectionHealth getHealth() {
        return new ConnectionHealth(getOne(), getHealthStatus(), currentUser.now(), currentUser.texts());
    }

    public String getAll() {
        return OperatorLinks.list(request, null, null, null);
    }

    public List<EventRow> getEvents() {
        EventDescriptions words = new EventDescriptions(currentUser.texts());
        return found().stream()
                .limit(SHOWN)
                .map(event -> EventRow.of(event, words, words.who(event.actor())))
                .toList();
    }

    /** Returns the URL of older events; null when there are none. */
    public String getOlder() {
        return found().size() <= SHOWN
                ? null
                : OperatorLinks.events(
                        request, getOne().id(), found().get(SHOWN - 1).id());
    }

    private List<ConnectionEvent> found() {
        if (events == null) {
            long before =
                    ConnectionEvent.parseId(request.getParameter("before")).orElse(Long.MAX_VALUE);
            events = history.page(getOne().id(), before, SHOWN + 1);
        }
        return events;
    }
}
