package org.exchangeconnect.pages;

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

/** Connections of the viewer's account that colleagues connected, each of which the viewer may take over. */
@Named
@RequestScoped
public class Colleagues {

    private static final int SHOWN = 10;
    private static final String PART = "others";

    @Inject
    Viewer viewer;

    @Inject
    Deed deed;

    @Inject
    ConnectionRepository connections;

    @Inject
    TakeOverRepository takeOvers;

    @Inject
    HttpServletRequest request;

    private List<Row> rows = List.of();

    /** A colleague's connection as the page shows it. */
    public record Row(ConnectionId id, String name, String kind, String standing, Instant connectedAt) {}

    @PostConstruct
    void read() {
        if (viewer.standing().isLive()) {
            rows = viewer.connection().stream()
                    .flatMap(own -> connections.ofColleagues(own.identity(), SHOWN).stream())
                    .map(this::row)
                    .toList();
        }
    }

    private Row row(Connection other) {
        Standing standing = Standing.of(Optional.of(other), viewer.now());
        return new Row(
                other.id(),
                Names.of(other.identity(), viewer.wording()),
                standing.getKind(),
                viewer.wording().say("operator." + OperatorNames.standing(standing)),
                other.connectedAt());
    }

    public void take() throws IOException {
        deed.onRecognised(
                PART, "", own -> asked().filter(other -> taken(own, other)).isPresent() ? "taken" : "failed");
    }

    private boolean taken(Connection own, ConnectionId other) {
        boolean done = takeOvers.takeOver(own.id(), other, deed.actor());
        if (done) {
            viewer.goOnWith(other);
        }
        return done;
    }

    public List<Row> getRows() {
        return List.copyOf(rows);
    }

    /** Gives the connection that is asked about, null for none. */
    public Row getAsked() {
        return asked().flatMap(
                        id -> rows.stream().filter(row -> row.id().equals(id)).findFirst())
                .orElse(null);
    }

    private Optional<ConnectionId> asked() {
        return ConnectionId.parse(request.getParameter("take"));
    }
}
