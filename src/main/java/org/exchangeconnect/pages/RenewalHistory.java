package org.exchangeconnect.pages;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.connection.RenewalSummary;
import org.exchangeconnect.i18n.LocalizedTexts;

/** The renewals that were, as a picture and in words. */
public final class RenewalHistory {

    private static final double MILLIS = 1000.0;

    private final RenewalSummary renewals;
    private final LocalizedTexts texts;

    RenewalHistory(RenewalSummary renewals, LocalizedTexts texts) {
        this.renewals = renewals;
        this.texts = texts;
    }

    public LifetimeChart getStrip() {
        return LifetimeChart.of(renewals.lifeLeft(), renewals.lifetime());
    }

    /** Gives the sentence below the strip. */
    public String getText() {
        List<Duration> left = renewals.lifeLeft();
        return left.isEmpty() ? texts.get("strip.empty") : get("strip.text", left.get(left.size() - 1));
    }

    /** Gives the strip in words, for those who do not see it. */
    public String getLabel() {
        return renewals.lifeLeft().stream()
                .min(Duration::compareTo)
                .map(least -> get("strip.label", least))
                .orElseGet(() -> texts.get("strip.empty"));
    }

    private String get(String key, Duration left) {
        return texts.get(key, renewals.lifeLeft().size(), seconds(left), seconds(renewals.lifetime()));
    }

    /** Gives how often it was renewed in all. */
    public String getCount() {
        return NumberFormat.getIntegerInstance(texts.locale()).format(renewals.count());
    }

    /** Gives how long one life is, in words. */
    public String getLife() {
        return texts.get("account.seconds", seconds(renewals.lifetime()));
    }

    private static long seconds(Duration duration) {
        return Math.round(duration.toMillis() / MILLIS);
    }
}
