package org.exchangeconnect.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that the tests need. Uses the installed one, or installs it where it is missing, on Debian as root.
 *
 * @param title display name
 * @param names possible names of the executable
 * @param debian name of the Debian package
 */
public record InstalledProgram(String title, List<String> names, String debian) {

    public static final InstalledProgram HAPROXY = new InstalledProgram("HAProxy", List.of("haproxy"), "haproxy");

    public static final InstalledProgram CHROMIUM = new InstalledProgram(
            "Chromium", List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome"), "chromium");

    /** Administrative directories that are not in every user's PATH. */
    private static final String FURTHER = File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";

    /** @throws IllegalStateException with instructions if the program is missing and cannot be installed */
    public Path executable() {
        return find().or(this::installed)
                .orElseThrow(() -> new IllegalStateException("These tests need " + title + ": install it so that '"
                        + names.get(0) + "' is found in the PATH"));
    }

    private Optional<Path> find() {
        return Stream.of((System.getenv("PATH") + FURTHER).split(File.pathSeparator))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Optional<Path> installed() {
        boolean possible = "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/usr/bin/apt-get"));
        if (possible && runs("apt-get", "-qq", "update")) {
            runs("apt-get", "-qq", "install", "--yes", "--no-install-recommends", debian);
        }
        return find();
    }

    private static boolean runs(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive"));
        try {
            Process process =
                    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
