package org.exchangeconnect.web;

import java.io.IOException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognizes failures caused by a client that disconnected or that sent a request that HTTP does not allow. */
final class ClientAborts {

    private static final int MAX_DEPTH = 10;

    /** The servers and the JDK's network classes have no common exception type for a disconnected client. */
    private static final Pattern GONE = Pattern.compile(
            "(?i).*(broken pipe|connection (is |was |has been )?(closed|reset|aborted)|reset by peer|closed.?channel|"
                    + "stream (is |was )?closed|clientabort|asynchronouscloseexception|eofexception|UT010029|UT005085).*");

    private ClientAborts() {}

    /**
     * Returns whether a disconnected client caused the failure. A lost connection to the database does not count.
     *
     * @param failure null for none
     */
    static boolean isCause(Throwable failure) {
        return !isOfDatabase(failure)
                && find(IOException.class::isInstance, failure) instanceof IOException broken
                && GONE.matcher(String.valueOf(broken).replaceAll("\\s", " ")).matches();
    }

    /**
     * Returns whether the request was malformed. Servers report malformed URLs and headers by
     * {@link IllegalArgumentException}.
     */
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
