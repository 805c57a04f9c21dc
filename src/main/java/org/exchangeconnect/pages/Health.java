package org.exchangeconnect.pages;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.connection.Renewals;
import org.exchangeconnect.texts.Wording;

/**
 * What a page says about how a connection does, in the reader's words; the same for the page and for its live values.
 * Everything is as of one instant.
 */
public final class Health {

    private static final double MILLIS = 1000.0;

    private final Standing standing;
    private final Renewals renewals;
    private final Instant connectedAt;
    private final Instant now;
    private final Wording wording;

    Health(Connection connection, Standing standing, Instant now, Wording wording) {
        this.standing = standing;
        this.renewals = connection.renewals();
        this.connectedAt = connection.connectedAt();
        this.now = now;
        this.wording = wording;
    }

    public Standing getStanding() {
        return standing;
    }

    /** Gives the one line that is read first. */
    public String getTitle() {
        return switch (standing) {
            case WORKING -> wording.say("working.title");
            case TROUBLE -> wording.say(troubleTitle());
            case RECONNECT -> wording.say("reconnect.title");
            default -> wording.say("disconnected.title");
        };
    }

    private String troubleTitle() {
        if (renewals.reason() == null) {
            return "trouble.title";
        }
        return switch (renewals.reason()) {
            case UNREACHABLE, SERVER_ERROR -> "trouble.title.unanswered";
            case CLIENT_REFUSED, KEY_MISSING -> "trouble.title.operator";
            default -> "trouble.title";
        };
    }

    /** Tells whether there is something to tell beyond the first line. */
    public boolean isTold() {
        return standing == Standing.TROUBLE || standing == Standing.RECONNECT;
    }

    /** Gives what happened; empty when all is well. */
    public String getWhat() {
        return switch (standing) {
            case TROUBLE -> because("trouble.what.", "LATE");
            case RECONNECT -> because("reconnect.what.", "OTHER");
            default -> "";
        };
    }

    private String because(String prefix, String otherwise) {
        Reason reason = renewals.reason();
        boolean known = reason != null && wording.knows(prefix + reason.name());
        return wording.say(prefix + (known ? reason.name() : otherwise));
    }

    /** Gives what still works; empty when all is well. */
    public String getStill() {
        return switch (standing) {
            case TROUBLE -> wording.say(getLeft() > 0 ? "trouble.still" : "trouble.still.none");
            case RECONNECT -> wording.say("reconnect.still");
            default -> "";
        };
    }

    /** Gives what happens next by itself, or what the reader can do; empty when all is well. */
    public String getNext() {
        return switch (standing) {
            case TROUBLE -> wording.say("trouble.next");
            case RECONNECT -> wording.say("reconnect.next");
            default -> "";
        };
    }

    /** Gives the heading above {@link #getNext}. */
    public String getNextHeading() {
        return wording.say(standing == Standing.RECONNECT ? "story.you" : "story.next");
    }

    /** Tells whether there is a life to count down: not with an API key, and not after the end. */
    public boolean isTicking() {
        return standing.isLive() && getLife() > 0;
    }

    /** Gives the seconds of life left, 0 when there are none. */
    public double getLeft() {
        return until(renewals.expiresAt());
    }

    public long getWholeSecondsLeft() {
        return (long) getLeft();
    }

    /** Gives the seconds of a whole life. */
    public double getLife() {
        return seconds(renewals.lifetime());
    }

    /** Gives the part of the ring that is gone, 0 to 100. */
    public double getGone() {
        return getLife() == 0 ? 100 : Math.round(1000 * (1 - Math.min(1, getLeft() / getLife()))) / 10.0;
    }

    /** Gives the seconds until the next renewal or try, 0 when it is due. */
    public double getNextIn() {
        return until(renewals.nextAt());
    }

    /** Gives the sentence around the seconds until the next renewal, with its place left open. */
    public String getCountdown() {
        return wording.say(standing == Standing.TROUBLE ? "clock.retries" : "clock.renews", "{0}");
    }

    /** Gives what is said while a renewal is due. */
    public String getDue() {
        return wording.say(standing == Standing.TROUBLE ? "clock.retrying" : "clock.renewing");
    }

    public String getClock() {
        long seconds = Math.round(Math.ceil(getNextIn()));
        return seconds == 0 ? getDue() : getCountdown().replace("{0}", Long.toString(seconds));
    }

    /** Gives what {@link #getSince} is about. */
    public String getSinceHeading() {
        if (standing == Standing.TROUBLE) {
            return wording.say("clock.failing");
        }
        return wording.say(renewals.lastRenewedAt() == null ? "clock.connected" : "clock.renewed");
    }

    public Instant getSince() {
        if (standing == Standing.TROUBLE) {
            Instant since = renewals.failingSince() == null ? renewals.expiresAt() : renewals.failingSince();
            return since == null ? now : since;
        }
        return renewals.lastRenewedAt() == null ? connectedAt : renewals.lastRenewedAt();
    }

    /** Gives how often it was renewed. */
    public String getCount() {
        return NumberFormat.getIntegerInstance(wording.locale()).format(renewals.count());
    }

    public String getLifeText() {
        return wording.say("account.seconds", Math.round(getLife()));
    }

    public LifeStrip getStrip() {
        return LifeStrip.of(renewals.lifeLeft(), renewals.lifetime());
    }

    /** Gives the sentence below the strip. */
    public String getStripText() {
        List<Duration> left = renewals.lifeLeft();
        if (left.isEmpty()) {
            return wording.say("strip.empty");
        }
        long latest = Math.round(seconds(left.get(left.size() - 1)));
        return wording.say("strip.text", left.size(), latest, Math.round(getLife()));
    }

    /** Gives the strip in words, for those who do not see it. */
    public String getStripLabel() {
        List<Duration> left = renewals.lifeLeft();
        if (left.isEmpty()) {
            return wording.say("strip.empty");
        }
        long least = left.stream().mapToLong(Duration::toSeconds).min().orElse(0);
        return wording.say("strip.label", left.size(), least, Math.round(getLife()));
    }

    private double until(Instant then) {
        return then == null ? 0 : Math.max(0, seconds(Duration.between(now, then)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
