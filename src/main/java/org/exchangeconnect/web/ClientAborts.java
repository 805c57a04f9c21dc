package org.exchangeconnect.web;

import java.io.IOException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognizes failures whose cause is a client that went away, or one that sent what HTTP does not allow. */
final class ClientAborts {

    private static final int MAX_DEPTH = 10;

    /** Servers and Java's network classes have no type in common for it. */
    private static final Pattern GONE = Pattern.compile(
            "(?i).*(broken pipe|connection (is |was |has been )?(closed|reset|aborted)|reset by peer|closed.?channel|"
                    + "stream (is |was )?closed|clientabort|asynchronouscloseexception|eofexception|UT010029|UT005085).*");

    private ClientAborts() {}

    /** @param failure null counts as none. A connection to the database that was lost is no client. */
    static boolean isCause(Throwable failure) {
        return !isOfDatabase(failure)
                && find(IOException.class::isInstance, failure) instanceof IOException broken
                && GONE.matcher(String.valueOf(broken).replaceAll("\\s", " ")).matches();
    }

    /** Servers report malformed addresses and headers by {@link IllegalArgumentException}. */
    static boolean isMalformedRequest(Throwable failure) {
        return find(IllegalArgumentException.class::isInstance, failure) != null
                || find(IOException.class::isInstance, failure) != null && !isOfDatabase(failure);
    }

    private static boolean isOfDatabase(Throwable failure) {
        return find(cause -> cause.getClass().getSimpleName().contains("SQL"), failure) != null;
    }

    private static Throwable find(Predicate<Throwable> wanted, Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (wanted.test(cause)) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
