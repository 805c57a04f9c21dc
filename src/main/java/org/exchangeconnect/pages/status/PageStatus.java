package org.exchangeconnect.pages.status;

import java.util.List;
import org.exchangeconnect.pages.messages.MessagesList.MessageUpdate;

/** The live values of a page as the script receives them: texts in the page's language, and times in seconds. */
public record PageStatus(
        String standing,
        String kind,
        boolean live,
        double left,
        double life,
        double nextIn,
        String countdown,
        String due,
        String since,
        String stripLabel,
        List<LifetimeChart.LifetimeBar> bars,
        Texts texts,
        List<MessageUpdate> messages) {

    public PageStatus {
        bars = List.copyOf(bars);
        messages = List.copyOf(messages);
    }

    /** The texts for the page's elements of these names. */
    public record Texts(
            String title,
            String what,
            String still,
            String nextHeading,
            String next,
            String sinceHeading,
            String stripText,
            String count) {}

    static PageStatus of(ConnectionHealth health, List<MessageUpdate> messages) {
        Countdown countdown = health.getCountdown();
        RenewalHistory history = health.getHistory();
        return new PageStatus(
                health.getHealthStatus().name(),
                health.getHealthStatus().getKind(),
                health.getHealthStatus().isLive(),
                countdown.getLeft(),
                countdown.getLife(),
                countdown.getNextIn(),
                countdown.getSentence(),
                countdown.getDue(),
                countdown.getSince().toString(),
                history.getLabel(),
                history.getStrip().bars(),
                texts(health),
                messages);
    }

    private static Texts texts(ConnectionHealth health) {
        return new Texts(
                health.getTitle(),
                health.getWhat(),
                health.getStill(),
                health.getNextHeading(),
                health.getNext(),
                health.getCountdown().getSinceHeading(),
                health.getHistory().getText(),
                health.getHistory().getCount());
    }
}
