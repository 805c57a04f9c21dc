package org.exchangeconnect.pages.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.account.TakeOverRepository;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.pages.ConnectionHealthStatus;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.DisplayNames;

/** The colleagues' connections of the current user's account, each of which the current user may take over. */
@Named
@RequestScoped
public class ColleagueConnections {

    private static final int SHOWN = 10;
    private static final String PART = "others";

    @Inject
    CurrentUser currentUser;

    @Inject
    PageAction deed;

    @Inject
    ConnectionRepository connections;

    @Inject
    TakeOverRepository takeOvers;

    @Inject
    HttpServletRequest request;

    private List<ColleagueRow> rows = List.of();

    /** A colleague's connection, as shown on the page. */
    public record ColleagueRow(ConnectionId id, String name, String kind, String healthStatus, Instant connectedAt) {}

    @PostConstruct
    void read() {
        if (currentUser.healthStatus().isLive()) {
            rows = currentUser.connection().stream()
                    .flatMap(own -> connections.ofColleagues(own.identity(), SHOWN).stream())
                    .map(this::row)
                    .toList();
        }
    }

    private ColleagueRow row(Connection other) {
        ConnectionHealthStatus healthStatus = ConnectionHealthStatus.of(Optional.of(other), currentUser.now());
        return new ColleagueRow(
                other.id(),
                DisplayNames.of(other.identity(), currentUser.texts()),
                healthStatus.getKind(),
                currentUser.texts().get(healthStatus.textKey()),
                other.connectedAt());
    }

    public void take() throws IOException {
        deed.onRecognised(
                PART, "", own -> asked().filter(other -> taken(own, other)).isPresent() ? "taken" : "failed");
    }

    private boolean taken(Connection own, ConnectionId other) {
        boolean done = takeOvers.takeOver(own.id(), other, deed.actor());
        if (done) {
            currentUser.goOnWith(other);
        }
        return done;
    }

    public List<ColleagueRow> getRows() {
        return List.copyOf(rows);
    }

    /** Returns the connection for which the page asks for confirmation; null for none. */
    public ColleagueRow getAsked() {
        return asked().flatMap(
                        id -> rows.stream().filter(row -> row.id().equals(id)).findFirst())
                .orElse(null);
    }

    private Optional<ConnectionId> asked() {
        return ConnectionId.parse(request.getParameter("take"));
    }
}
