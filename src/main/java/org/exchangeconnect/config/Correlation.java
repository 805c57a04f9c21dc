package org.exchangeconnect.config;

import java.util.Optional;
import java.util.regex.Pattern;
import org.exchangeconnect.oauth.Randomness;

/**
 * The id of what this thread is doing: one request that came in, or one renewal. Every line that the application logs
 * meanwhile ends with it ({@link Logs}), and a caller reads it in the answer.
 */
public final class Correlation {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BITS = 96;
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private Correlation() {}

    /**
     * Begins; {@link Scope#close} ends it, on the same thread.
     *
     * @param wanted the caller's own id, taken where it is short and plain; null: there is none
     */
    public static Scope begin(String wanted) {
        String id = wanted != null && SAFE.matcher(wanted).matches() ? wanted : Randomness.text(BITS);
        Scope scope = new Scope(id, CURRENT.get());
        CURRENT.set(id);
        return scope;
    }

    /** Does it under this id. */
    public static void during(String id, Runnable work) {
        try (Scope scope = begin(id)) {
            work.run();
        }
    }

    /** Gives this thread's id; empty where nothing began. */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Gives this thread's id, or a new one that holds for nothing else. */
    public static String currentOrNew() {
        return current().orElseGet(() -> Randomness.text(BITS));
    }

    /** What began, and what it stands in. */
    public static final class Scope implements AutoCloseable {

        private final String id;
        private final String earlier;

        private Scope(String id, String earlier) {
            this.id = id;
            this.earlier = earlier;
        }

        public String id() {
            return id;
        }

        /** Ends it: this thread has the id again that it had before. */
        @Override
        public void close() {
            if (earlier == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(earlier);
            }
        }
    }
}
