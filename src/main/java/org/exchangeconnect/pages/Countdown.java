package org.exchangeconnect.pages;

import java.time.Duration;
import java.time.Instant;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.RenewalSummary;
import org.exchangeconnect.i18n.LocalizedTexts;

/** How much of the current life is left and when the next renewal comes, as of one instant; times are in seconds. */
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

    /** Gives what is left of the life, 0 when nothing is. */
    public double getLeft() {
        return until(renewals.expiresAt());
    }

    public long getWholeSecondsLeft() {
        return (long) getLeft();
    }

    /** Gives the whole life, 0 where there is none to count down. */
    public double getLife() {
        return renewals.lifetime().toMillis() / MILLIS;
    }

    /** Gives the part of the ring that is gone, 0 to 100. */
    public double getGone() {
        return getLife() == 0 ? 100 : Math.round(1000 * (1 - Math.min(1, getLeft() / getLife()))) / 10.0;
    }

    /** Gives how long it is until the next renewal or try, 0 when it is due. */
    public double getNextIn() {
        return until(renewals.nextAt());
    }

    /** Gives the sentence around the seconds until the next renewal, with their place left open. */
    public String getSentence() {
        return texts.get(trouble ? "clock.retries" : "clock.renews", "{0}");
    }

    /** Gives what is said while a renewal is due. */
    public String getDue() {
        return texts.get(trouble ? "clock.retrying" : "clock.renewing");
    }

    /** Gives the sentence as it is now. */
    public String getText() {
        long seconds = (long) Math.ceil(getNextIn());
        return seconds == 0 ? getDue() : getSentence().replace("{0}", Long.toString(seconds));
    }

    /** Gives what {@link #getSince} is about. */
    public String getSinceHeading() {
        if (trouble) {
            return texts.get("clock.failing");
        }
        return texts.get(renewals.lastRenewedAt() == null ? "clock.connected" : "clock.renewed");
    }

    /** Gives since when there is trouble, or else when it was last renewed, or else connected. */
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
