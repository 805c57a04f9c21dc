package org.exchangeconnect.observability;

import java.util.Optional;
import java.util.regex.Pattern;
import org.exchangeconnect.oauth.Randomness;

/**
 * The correlation id of this thread's current work: one incoming request or one renewal. Every log line of that work
 * ends with it ({@link Logs}), and a caller gets it in the response.
 */
public final class Correlation {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BITS = 96;
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private Correlation() {}

    /**
     * Starts a scope on this thread; {@link Scope#close} must end it on the same thread.
     *
     * @param wanted the caller's id, used if it is short and plain; null for a generated one
     */
    public static Scope begin(String wanted) {
        String id = wanted != null && SAFE.matcher(wanted).matches() ? wanted : Randomness.text(BITS);
        Scope scope = new Scope(id, CURRENT.get());
        CURRENT.set(id);
        return scope;
    }

    /** Runs the work under this id. */
    public static void during(String id, Runnable work) {
        try (Scope scope = begin(id)) {
            work.run();
        }
    }

    /** Returns this thread's id; empty outside a scope. */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Returns this thread's id, or a new one that is not stored. */
    public static String currentOrNew() {
        return current().orElseGet(() -> Randomness.text(BITS));
    }

    /** A scope with its id and the id of the enclosing scope. */
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

        /** Restores the id that this thread had before the scope. */
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
