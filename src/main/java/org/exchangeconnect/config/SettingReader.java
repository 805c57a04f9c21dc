package org.exchangeconnect.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.exchangeconnect.oauth.Secret;

/**
 * Reads single keys and collects all problems instead of stopping at the first. A problem names the key and the
 * expected value, never the given one, which could be a misplaced secret.
 */
final class SettingReader {

    /** Replaces bytes that are invalid in the expected character set. */
    private static final char REPLACEMENT = '\uFFFD';

    private final Function<String, Optional<String>> source;
    private final List<String> problems = new ArrayList<>();
    private final ReadSettings read = new ReadSettings();

    SettingReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    Optional<String> text(String key) {
        Optional<String> text = source.apply(key).map(String::strip).filter(value -> !value.isEmpty());
        read.read(key, text);
        return text;
    }

    String text(String key, String fallback) {
        read.recordDefault(key, fallback);
        return text(key).orElse(fallback);
    }

    /**
     * Reads a secret: the key's value, or else the content of the file named by the key with the suffix {@code -file}.
     * Blanks are kept. A secret from a file follows changes of the file.
     */
    Optional<Secret> secret(String key) {
        Optional<String> given = source.apply(key).filter(value -> !value.isEmpty());
        Optional<SecretFile> file = given.isPresent() ? Optional.empty() : inFile(key);
        given.or(() -> file.map(SecretFile::get)).ifPresent(text -> check(key, text));
        Optional<Secret> secret =
                given.filter(text -> !text.isBlank()).map(Secret::of).or(() -> file.map(Secret::changing));
        read.read(key, secret.map(Secret::toString));
        read.secret(key);
        return secret;
    }

    private void check(String key, String secret) {
        if (secret.isBlank()) {
            problem(key, "must not be blank");
        }
        if (secret.indexOf(REPLACEMENT) >= 0) {
            problem(key, "has undecodable characters: put it into a UTF-8 file, or start with LC_ALL=C.UTF-8");
        }
    }

    private Optional<SecretFile> inFile(String key) {
        String fileKey = key + "-file";
        return source.apply(fileKey)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .flatMap(name -> {
                    try {
                        return SecretFile.open(fileKey, Path.of(name), System::nanoTime);
                    } catch (IOException | InvalidPathException notThere) {
                        problem(fileKey, "must name a readable text file");
                        return Optional.empty();
                    }
                });
    }

    /** Reads a list of URLs of which only the hosts are shown. */
    List<String> addresses(String key) {
        List<String> addresses = list(key, "", ",");
        read.hostsOnly(key);
        return addresses;
    }

    /** Returns the keys read so far, without the values of secrets. */
    List<EffectiveConfiguration.ConfigurationEntry> lines() {
        return read.lines();
    }

    <T> T required(String key, Optional<T> value) {
        if (value.isEmpty() && problems.stream().noneMatch(problem -> problem.startsWith(key + " "))) {
            problem(key, "is required");
        }
        return value.orElse(null);
    }

    boolean flag(String key) {
        read.recordDefault(key, false);
        return text(key).map(Boolean::parseBoolean).orElse(false);
    }

    List<String> list(String key, String fallback, String separator) {
        return Stream.of(text(key, fallback).split(separator))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    Duration duration(String key, Duration fallback, Duration least, Duration most) {
        read.recordDefault(key, fallback);
        try {
            Duration value = text(key).map(Duration::parse).orElse(fallback);
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                problem(key, "must be from " + least + " to " + most);
            }
            return value;
        } catch (DateTimeParseException notADuration) {
            problem(key, "must be an ISO 8601 duration such as " + fallback);
            return fallback;
        }
    }

    double number(String key, double fallback, double least, double most) {
        read.recordDefault(key, fallback);
        try {
            double value = text(key).map(Double::parseDouble).orElse(fallback);
            if (!(value >= least && value <= most)) {
                problem(key, "must be from " + least + " to " + most);
            }
            return value;
        } catch (NumberFormatException notANumber) {
            problem(key, "must be a number such as " + fallback);
            return fallback;
        }
    }

    /** Reads a whole number; empty if the key is not set or is invalid. */
    OptionalInt whole(String key, int least, int most) {
        String expected = "must be a whole number from " + least + " to " + most;
        try {
            OptionalInt value = text(key).stream().mapToInt(Integer::parseInt).findFirst();
            if (value.isPresent() && (value.getAsInt() < least || value.getAsInt() > most)) {
                problem(key, expected);
            }
            return value;
        } catch (NumberFormatException notANumber) {
            problem(key, expected);
            return OptionalInt.empty();
        }
    }

    int whole(String key, int fallback, int least, int most) {
        read.recordDefault(key, fallback);
        return whole(key, least, most).orElse(fallback);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
        read.recordDefault(key, fallback);
        Optional<String> text = text(key);
        return text.isEmpty()
                ? fallback
                : Stream.of(type.getEnumConstants())
                        .filter(constant -> constant.name().equalsIgnoreCase(text.get()))
                        .findFirst()
                        .orElseGet(() -> {
                            problem(key, "must be one of " + List.of(type.getEnumConstants()));
                            return fallback;
                        });
    }

    /** Reads an absolute URI with a host and without user info or fragment; {@code https}, or http if allowed. */
    Optional<URI> uri(String key, String fallback, boolean plainHttp) {
        read.recordDefault(key, fallback);
        return text(key).or(() -> Optional.ofNullable(fallback)).flatMap(text -> uriOf(key, text, plainHttp));
    }

    /** Parses one URI of a key that lists several. */
    Optional<URI> uriOf(String key, String text, boolean plainHttp) {
        try {
            URI uri = URI.create(text);
            checkUri(key, uri, plainHttp);
            return Optional.of(uri);
        } catch (IllegalArgumentException notAUri) {
            problem(key, "must be an absolute URL");
            return Optional.empty();
        }
    }

    private void checkUri(String key, URI uri, boolean plainHttp) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!https && !http || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            problem(key, "must be an absolute URL with a host, without user info or fragment");
        } else if (http && !plainHttp) {
            problem(key, "must be https (http requires connect.development=true)");
        }
    }

    void problem(String key, String what) {
        problems.add(key + " " + what);
    }

    void finish() {
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
    }
}
