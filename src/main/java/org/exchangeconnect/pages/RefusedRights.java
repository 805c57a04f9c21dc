package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.RefusedRightRepository;
import org.exchangeconnect.i18n.LocalizedTexts;

/** Shows what Infobip refuses to a connection, and what a person can do about it. */
@Named
@RequestScoped
public class RefusedRights {

    @Inject
    RefusedRightRepository rights;

    @Inject
    CurrentUser currentUser;

    /**
     * A refused right in the reader's language.
     *
     * @param name the right's constant
     * @param what what the connection can't do
     * @param remedy how to change that
     */
    public record RefusedRightRow(String name, String what, String remedy, Instant since) {}

    private final Map<ConnectionId, List<RefusedRightRow>> read = new HashMap<>();

    /** Returns the refused rights, which one view reads once; none for null and for an account that is not connected. */
    public List<RefusedRightRow> of(Connection connection) {
        if (connection == null || connection.status() == ConnectionStatus.DISCONNECTED) {
            return List.of();
        }
        return read.computeIfAbsent(connection.id(), this::rows);
    }

    private List<RefusedRightRow> rows(ConnectionId connection) {
        LocalizedTexts texts = currentUser.texts();
        return rights.of(connection).stream()
                .map(right -> new RefusedRightRow(
                        right.missing().name(),
                        texts.get(right.missing().textKey() + ".what"),
                        texts.get(right.missing().textKey() + ".remedy"),
                        right.firstRefusedAt()))
                .toList();
    }
}
