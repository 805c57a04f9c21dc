package org.exchangeconnect.pages;

import java.time.Duration;
import java.time.Instant;
import org.exchangeconnect.i18n.LocalizedTexts;

/**
 * Formats how long ago or ahead an instant is, in the reader's language. The script continues with
 * {@code Intl.RelativeTimeFormat}, so the texts are those of the Unicode locale data.
 */
final class RelativeTime {

    private static final long MOMENT = 5;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private RelativeTime() {}

    /** Returns a text such as "5 minutes ago" or "in 20 seconds", in whole units, truncated and not rounded. */
    static String of(Instant then, Instant now, LocalizedTexts texts) {
        long seconds = Duration.between(now, then).toSeconds();
        if (seconds <= 0 && seconds > -MOMENT) {
            return texts.get("time.now");
        }
        String direction = seconds > 0 ? "time.in." : "time.ago.";
        long distance = Math.abs(seconds);
        if (distance < MINUTE) {
            return texts.get(direction + "seconds", distance);
        }
        if (distance < HOUR) {
            return texts.get(direction + "minutes", distance / MINUTE);
        }
        return distance < DAY
                ? texts.get(direction + "hours", distance / HOUR)
                : texts.get(direction + "days", distance / DAY);
    }
}
