package org.exchangeconnect.pages.operator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.SearchTermRepository;
import org.exchangeconnect.pages.ConnectionHealthStatus;
import org.exchangeconnect.pages.CurrentUser;

/** The operator's list of connections: found by the beginning of a name, filtered by status, or in pages. */
@Named("operatorList")
@RequestScoped
public class OperatorList {

    private static final int SHOWN = 25;
    private static final int FOUND = 100;
    private static final int COUNTED = 10_000;

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentUser currentUser;

    @Inject
    ConnectionRepository connections;

    @Inject
    SearchTermRepository terms;

    private List<Connection> found;

    /** A connection, as shown in the list. */
    public record ConnectionRow(
            String href, String name, String account, String kind, String healthStatus, Instant next, long renewals) {}

    /** The number of connections with a status, as text. */
    public record StatusTile(String kind, String name, String count, String href) {}

    /** A status to filter by. */
    public record StatusChoice(String value, String name, boolean chosen) {}

    public List<ConnectionRow> getRows() {
        return found().stream().limit(most()).map(this::row).toList();
    }

    private ConnectionRow row(Connection one) {
        ConnectionHealthStatus healthStatus = ConnectionHealthStatus.of(Optional.of(one), currentUser.now());
        return new ConnectionRow(
                OperatorLinks.connection(request, one.id()),
                OperatorLabels.of(one, currentUser.texts()),
                one.identity().accountKey(),
                healthStatus.getKind(),
                currentUser.texts().get(healthStatus.textKey()),
                one.isActive() ? one.renewals().nextAt() : null,
                one.renewals().count());
    }

    public List<StatusTile> getTiles() {
        return Stream.of(ConnectionStatus.values()).map(this::tile).toList();
    }

    private StatusTile tile(ConnectionStatus status) {
        int count = connections.count(status, COUNTED);
        String number = currentUser.texts().number(count) + (count == COUNTED ? "+" : "");
        String kind = status == ConnectionStatus.ACTIVE
                ? "good"
                : status == ConnectionStatus.RECONNECT_REQUIRED && count > 0 ? "bad" : "none";
        return new StatusTile(kind, name(status), number, OperatorLinks.list(request, null, status, null));
    }

    public List<StatusChoice> getChoices() {
        return Stream.of(ConnectionStatus.values())
                .map(status -> new StatusChoice(
                        status.name(), name(status), Optional.of(status).equals(status())))
                .toList();
    }

    private String name(ConnectionStatus status) {
        return currentUser.texts().get("operator." + status.name());
    }

    /** Returns the search text; empty for none. */
    public String getSearch() {
        return Optional.ofNullable(request.getParameter("search"))
                .map(String::strip)
                .orElse("");
    }

    /** Returns whether a search found more connections than are shown. */
    public boolean isTooMany() {
        return isSearch() && found().size() > FOUND;
    }

    public int getMost() {
        return FOUND;
    }

    /** Returns the URL of the next page; null when there is none. */
    public String getNext() {
        return isSearch() || found().size() <= SHOWN
                ? null
                : OperatorLinks.list(
                        request,
                        null,
                        status().orElse(null),
                        found().get(SHOWN - 1).id());
    }

    /** Returns whether the list is filtered or not on its first page. */
    public boolean isPart() {
        return isSearch() || status().isPresent() || after().isPresent();
    }

    public String getAll() {
        return OperatorLinks.list(request, null, null, null);
    }

    private boolean isSearch() {
        return !getSearch().isEmpty();
    }

    private int most() {
        return isSearch() ? FOUND : SHOWN;
    }

    private List<Connection> found() {
        if (found == null) {
            found = isSearch()
                    ? connections.all(terms.find(getSearch(), FOUND + 1), status())
                    : connections.page(status(), after(), SHOWN + 1);
        }
        return found;
    }

    private Optional<ConnectionId> after() {
        return ConnectionId.parse(request.getParameter("after"));
    }

    private Optional<ConnectionStatus> status() {
        return Stream.of(ConnectionStatus.values())
                .filter(status -> status.name().equals(request.getParameter("status")))
                .findFirst();
    }
}
