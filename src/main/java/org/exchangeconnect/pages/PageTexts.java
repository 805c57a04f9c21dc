package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;

/** Provides the texts for the views: {@code #{t.get('welcome.title')}}. */
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

    /** Formats a number for the reader's locale. */
    public String number(long number) {
        return currentUser.texts().number(number);
    }

    /** Formats an instant relative to now. */
    public String when(Instant instant) {
        return RelativeTime.of(instant, currentUser.now(), currentUser.texts());
    }

    /** Formats an instant exactly, with its zone; the script replaces it by the reader's own zone. */
    public String exactly(Instant instant) {
        return ExactTime.of(instant, currentUser.getLocale());
    }
}
