package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;

/** The texts for the views: {@code #{t.get('welcome.title')}}. */
@Named("t")
@RequestScoped
public class PageTexts {

    @Inject
    CurrentUser currentUser;

    public String get(String key) {
        return currentUser.texts().get(key);
    }

    public String get(String key, Object value) {
        return currentUser.texts().get(key, value);
    }

    public String get(String key, Object first, Object second) {
        return currentUser.texts().get(key, first, second);
    }

    /** Writes a number as the reader's language does. */
    public String number(long number) {
        return currentUser.texts().number(number);
    }

    /** Says how long ago or ahead it is. */
    public String when(Instant instant) {
        return RelativeTime.of(instant, currentUser.now(), currentUser.texts());
    }

    /** Says the exact time, with the zone named; the script puts the reader's own zone in its place. */
    public String exactly(Instant instant) {
        return ExactTime.of(instant, currentUser.getLocale());
    }
}
