package org.exchangeconnect.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.demo.AppConfiguration;

/** The systemd unit below {@code server-config}, with its settings applied as systemd does. */
public final class ServiceUnit {

    private static final Path FOLDER = Path.of("server-config", "systemd");

    private final List<String> lines;

    private ServiceUnit(List<String> lines) {
        this.lines = lines;
    }

    public static ServiceUnit standard() {
        return new ServiceUnit(read("exchange-connect@.service"));
    }

    public static ServiceUnit withPostgreSql() {
        return new ServiceUnit(Stream.of("exchange-connect@.service", "postgresql.conf")
                .flatMap(file -> read(file).stream())
                .toList());
    }

    /** Returns all values of a setting in their order. */
    public List<String> all(String setting) {
        return lines.stream()
                .filter(line -> line.startsWith(setting + "="))
                .map(line -> line.substring(setting.length() + 1))
                .toList();
    }

    /** Returns the environment of the unit's process. Directories that systemd provides are below the folder. */
    public Map<String, String> environment(Path folder) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String assignment : all("Environment")) {
            int equals = assignment.indexOf('=');
            environment.put(
                    assignment.substring(0, equals),
                    assignment
                            .substring(equals + 1)
                            .replace("%d", folder.resolve("credentials").toString())
                            .replace("%S", folder.resolve("lib").toString())
                            .replace("%C", folder.resolve("cache").toString()));
        }
        return environment;
    }

    /**
     * Returns the configuration as in the unit: secrets are in files that the environment names, and data is in the
     * unit's directory.
     */
    public AppConfiguration configured(AppConfiguration plain, Path folder) {
        Map<String, String> secrets = plain.asEnvironment();
        AppConfiguration keys = plain;
        for (Map.Entry<String, String> set :
                environment(folder.toAbsolutePath()).entrySet()) {
            String variable = set.getKey();
            if (variable.endsWith("_FILE")) {
                String secret = variable.substring(0, variable.length() - "_FILE".length());
                write(Path.of(set.getValue()), secrets.get(secret));
                keys = keys.without(nameOf(secret, plain));
            }
            keys = keys.without(nameOf(variable, plain)).with(variable, set.getValue());
        }
        return keys;
    }

    private static String nameOf(String variable, AppConfiguration keys) {
        return keys.values().keySet().stream()
                .filter(key ->
                        new AppConfiguration(Map.of(key, "")).asEnvironment().containsKey(variable))
                .findFirst()
                .orElse(variable);
    }

    private static void write(Path credential, String secret) {
        try {
            Files.createDirectories(credential.getParent());
            Files.writeString(credential, secret + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
