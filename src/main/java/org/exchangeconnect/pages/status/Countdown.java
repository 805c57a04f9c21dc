package org.exchangeconnect.pages.status;

import java.time.Duration;
import java.time.Instant;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.RenewalSummary;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.pages.ConnectionHealthStatus;

/** The remaining lifetime of a token and the time until its next renewal, as of one instant; times are in seconds. */
public final class Countdown {

    private static final double MILLIS = 1000.0;

    private final RenewalSummary renewals;
    private final Instant connectedAt;
    private final boolean trouble;
    private final Instant now;
    private final LocalizedTexts texts;

    Countdown(Connection connection, ConnectionHealthStatus healthStatus, Instant now, LocalizedTexts texts) {
        this.renewals = connection.renewals();
        this.connectedAt = connection.connectedAt();
        this.trouble = healthStatus == ConnectionHealthStatus.TROUBLE;
        this.now = now;
        this.texts = texts;
    }

    /** Returns the remaining lifetime, 0 when expired. */
    public double getLeft() {
        return until(renewals.expiresAt());
    }

    public long getWholeSecondsLeft() {
        return (long) getLeft();
    }

    /** Returns the token's whole lifetime, 0 when there is none to count down. */
    public double getLife() {
        return renewals.lifetime().toMillis() / MILLIS;
    }

    /** Returns the elapsed percentage of the lifetime, 0 to 100, for the ring. */
    public double getGone() {
        return getLife() == 0 ? 100 : Math.round(1000 * (1 - Math.min(1, getLeft() / getLife()))) / 10.0;
    }

    /** Returns the time until the next renewal or attempt, 0 when it is due. */
    public double getNextIn() {
        return until(renewals.nextAt());
    }

    /** Returns the sentence about the next renewal, with a placeholder for the seconds. */
    public String getSentence() {
        return texts.get(trouble ? "clock.retries" : "clock.renews", "{0}");
    }

    /** Returns the text for a renewal that is due. */
    public String getDue() {
        return texts.get(trouble ? "clock.retrying" : "clock.renewing");
    }

    /** Returns the sentence for now. */
    public String getText() {
        long seconds = (long) Math.ceil(getNextIn());
        return seconds == 0 ? getDue() : getSentence().replace("{0}", Long.toString(seconds));
    }

    /** Returns the heading of {@link #getSince}. */
    public String getSinceHeading() {
        if (trouble) {
            return texts.get("clock.failing");
        }
        return texts.get(renewals.lastRenewedAt() == null ? "clock.connected" : "clock.renewed");
    }

    /**
     * Returns since when the connection has been failing, else when it was last renewed, else when it was connected.
     */
    public Instant getSince() {
        if (trouble && renewals.failingSince() != null) {
            return renewals.failingSince();
        }
        if (trouble) {
            return renewals.expiresAt() == null ? now : renewals.expiresAt();
        }
        return renewals.lastRenewedAt() == null ? connectedAt : renewals.lastRenewedAt();
    }

    private double until(Instant then) {
        return then == null ? 0 : Math.max(0, Duration.between(now, then).toMillis() / MILLIS);
    }
}
