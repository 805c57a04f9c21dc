package org.exchangeconnect.pages.status;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.connection.RenewalSummary;
import org.exchangeconnect.i18n.LocalizedTexts;

/** A connection's recent renewals, as a chart and as text. */
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

    /** Returns the sentence below the chart. */
    public String getText() {
        List<Duration> left = renewals.lifeLeft();
        return left.isEmpty() ? texts.get("strip.empty") : get("strip.text", left.get(left.size() - 1));
    }

    /** Returns the chart as text, for screen readers. */
    public String getLabel() {
        return renewals.lifeLeft().stream()
                .min(Duration::compareTo)
                .map(least -> get("strip.label", least))
                .orElseGet(() -> texts.get("strip.empty"));
    }

    private String get(String key, Duration left) {
        return texts.get(key, renewals.lifeLeft().size(), seconds(left), seconds(renewals.lifetime()));
    }

    /** Returns the total number of renewals. */
    public String getCount() {
        return NumberFormat.getIntegerInstance(texts.locale()).format(renewals.count());
    }

    /** Returns the token lifetime as text. */
    public String getLife() {
        return texts.get("account.seconds", seconds(renewals.lifetime()));
    }

    private static long seconds(Duration duration) {
        return Math.round(duration.toMillis() / MILLIS);
    }
}
