package org.exchangeconnect.pages.status;

import java.time.Instant;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.FallbackState;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.pages.ConnectionHealthStatus;

/**
 * The health of a connection in the reader's language, for the page and for its live values. All values are as of one
 * instant.
 */
public final class ConnectionHealth {

    private final ConnectionHealthStatus healthStatus;
    private final Reason reason;
    private final Countdown countdown;
    private final RenewalHistory history;
    private final boolean spare;
    private final LocalizedTexts texts;

    public ConnectionHealth(
            Connection connection, ConnectionHealthStatus healthStatus, Instant now, LocalizedTexts texts) {
        this.healthStatus = healthStatus;
        this.reason = connection.renewals().reason();
        this.countdown = new Countdown(connection, healthStatus, now, texts);
        this.history = new RenewalHistory(connection.renewals(), texts);
        this.spare = connection.fallback() == FallbackState.IN_USE;
        this.texts = texts;
    }

    public ConnectionHealthStatus getHealthStatus() {
        return healthStatus;
    }

    /** Returns the headline. */
    public String getTitle() {
        return switch (healthStatus) {
            case WORKING -> texts.get("working.title");
            case TROUBLE -> texts.get(troubleTitle());
            case RECONNECT -> texts.get("reconnect.title");
            default -> texts.get("disconnected.title");
        };
    }

    private String troubleTitle() {
        if (reason == null) {
            return "trouble.title";
        }
        return switch (reason) {
            case UNREACHABLE, SERVER_ERROR -> "trouble.title.unanswered";
            case CLIENT_REFUSED, KEY_MISSING -> "trouble.title.operator";
            default -> "trouble.title";
        };
    }

    /** Returns what happened; empty when the connection works. */
    public String getWhat() {
        return switch (healthStatus) {
            case TROUBLE -> because("trouble.what.", "LATE");
            case RECONNECT -> because("reconnect.what.", "OTHER");
            default -> "";
        };
    }

    private String because(String prefix, String otherwise) {
        boolean known = reason != null && texts.knows(prefix + reason.name());
        return texts.get(prefix + (known ? reason.name() : otherwise));
    }

    /** Returns what still works; empty when the connection works. */
    public String getStill() {
        return switch (healthStatus) {
            case TROUBLE -> texts.get(countdown.getLeft() > 0 ? "trouble.still" : "trouble.still.none");
            case RECONNECT -> texts.get(spare ? "reconnect.still.spare" : "reconnect.still");
            default -> "";
        };
    }

    /** Returns what happens next automatically, or what the reader can do; empty when the connection works. */
    public String getNext() {
        return switch (healthStatus) {
            case TROUBLE -> texts.get("trouble.next");
            case RECONNECT -> texts.get("reconnect.next");
            default -> "";
        };
    }

    /** Returns the heading above {@link #getNext}. */
    public String getNextHeading() {
        return texts.get(healthStatus == ConnectionHealthStatus.RECONNECT ? "story.you" : "story.next");
    }

    /**
     * Returns whether there is a lifetime to count down: not with an API key, and not when the connection is not live.
     */
    public boolean isTicking() {
        return healthStatus.isLive() && countdown.getLife() > 0;
    }

    public Countdown getCountdown() {
        return countdown;
    }

    public RenewalHistory getHistory() {
        return history;
    }
}
