package org.exchangeconnect.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.exchangeconnect.observability.Logs;

/**
 * A secret's text in a file that operators can replace while the application runs. The file is read again at use, at
 * most once a second. While it is missing, unreadable, blank or invalid, the last text remains in use. Safe for use by
 * many threads.
 */
final class SecretFile implements Supplier<String> {

    /** Line breaks at the end, which editors add, are not part of the secret. */
    private static final Pattern END = Pattern.compile("[\\r\\n]+\\z");

    private static final Logger LOG = Logs.of(SecretFile.class);
    private static final long REREAD_AFTER = Duration.ofSeconds(1).toNanos();

    private final String key;
    private final Path path;
    private final LongSupplier nanos;
    private final Predicate<String> isValid;
    private String text;
    private long readAt;
    private boolean failing;

    private SecretFile(String key, Path path, String text, LongSupplier nanos, Predicate<String> isValid) {
        this.key = key;
        this.path = path;
        this.text = text;
        this.nanos = nanos;
        this.isValid = isValid;
        this.readAt = nanos.getAsLong();
    }

    /**
     * Reads the file for the first time; empty if it is blank.
     *
     * @param key the configuration key, which names the file in the log
     * @param isValid whether a later text may be used; the first one is for the caller to check
     * @throws IOException if the file is not a readable UTF-8 text file
     */
    static Optional<SecretFile> open(String key, Path path, LongSupplier nanos, Predicate<String> isValid)
            throws IOException {
        return read(path).map(text -> new SecretFile(key, path, text, nanos, isValid));
    }

    @Override
    public synchronized String get() {
        if (nanos.getAsLong() - readAt >= REREAD_AFTER) {
            refresh();
            readAt = nanos.getAsLong();
        }
        return text;
    }

    private void refresh() {
        Optional<String> now = current();
        if (now.isPresent() && !now.get().equals(text)) {
            LOG.info(() -> "Secret file changed, the new secret is in use: key=" + key);
        }
        if (now.isEmpty() && !failing) {
            LOG.warning(
                    () -> "Secret file is missing, unreadable, blank or invalid, the previous secret stays in use: key="
                            + key);
        }
        failing = now.isEmpty();
        text = now.orElse(text);
    }

    private Optional<String> current() {
        try {
            return read(path).filter(isValid);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(Path path) throws IOException {
        String text = ByteOrderMark.strip(Files.readString(path));
        return Optional.of(END.matcher(text).replaceAll("")).filter(secret -> !secret.isBlank());
    }
}
