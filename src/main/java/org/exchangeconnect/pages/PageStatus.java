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
        return new PageStatus(
                health.getStanding().name(),
                health.getStanding().getKind(),
                health.getStanding().isLive(),
                health.getLeft(),
                health.getLife(),
                health.getNextIn(),
                health.getCountdown(),
                health.getDue(),
                health.getSince().toString(),
                health.getStripLabel(),
                health.getStrip().bars(),
                new Texts(
                        health.getTitle(),
                        health.getWhat(),
                        health.getStill(),
                        health.getNextHeading(),
                        health.getNext(),
                        health.getSinceHeading(),
                        health.getStripText(),
                        health.getCount()));
    }
}
