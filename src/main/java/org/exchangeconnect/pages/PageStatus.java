package org.exchangeconnect.pages;

import java.util.List;

/** The live values as the script gets them: the page's own words, and seconds. */
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
        List<LifeStrip.Bar> bars,
        Texts texts) {

    public PageStatus {
        bars = List.copyOf(bars);
    }

    /** What is written into the page's places of these names. */
    public record Texts(
            String title,
            String what,
            String still,
            String nextHeading,
            String next,
            String sinceHeading,
            String stripText,
            String count) {}

    static PageStatus of(Health health) {
        Countdown countdown = health.getCountdown();
        RenewalHistory history = health.getHistory();
        return new PageStatus(
                health.getStanding().name(),
                health.getStanding().getKind(),
                health.getStanding().isLive(),
                countdown.getLeft(),
                countdown.getLife(),
                countdown.getNextIn(),
                countdown.getSentence(),
                countdown.getDue(),
                countdown.getSince().toString(),
                history.getLabel(),
                history.getStrip().bars(),
                texts(health));
    }

    private static Texts texts(Health health) {
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
