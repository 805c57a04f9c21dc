package org.exchangeconnect.gateway;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Node and the packages of a program for it. Installs Node where it is missing, on Debian as root. */
final class NodeJs {

    private static final int MINUTES = 5;

    private NodeJs() {}

    /**
     * Installs the packages of the program's lock file into the build folder, once.
     *
     * @return the command that runs the program
     */
    static List<String> program(Path folder, String script) {
        String node = executable("node")
                .or(NodeJs::installed)
                .orElseThrow(() -> new IllegalStateException(
                        "This test needs Node and npm: install them so that 'node' and 'npm' are found in the PATH"));
        Path copy = Path.of("target", "sdk-node").toAbsolutePath();
        try {
            if (!isCurrent(folder, copy)) {
                Files.createDirectories(copy);
                copy(folder, copy, "package.json");
                copy(folder, copy, "package-lock.json");
                run(copy, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
            }
            copy(folder, copy, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(node, copy.resolve(script).toString());
    }

    private static boolean isCurrent(Path folder, Path copy) throws IOException {
        Path lock = copy.resolve("package-lock.json");
        return Files.exists(copy.resolve("node_modules/.package-lock.json"))
                && Files.exists(lock)
                && Files.mismatch(lock, folder.resolve("package-lock.json")) < 0;
    }

    private static void copy(Path from, Path to, String name) throws IOException {
        Files.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
    }

    private static Optional<String> executable(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static Optional<String> installed() {
        if ("root".equals(System.getProperty("user.name"))
                && executable("apt-get").isPresent()) {
            Path here = Path.of("").toAbsolutePath();
            run(here, "apt-get", "-qq", "update");
            run(here, "apt-get", "-qq", "install", "--yes", "--no-install-recommends", "nodejs", "npm");
        }
        return executable("node");
    }

    private static void run(Path folder, String... command) {
        File log = new File("target/npm.log").getAbsoluteFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive"));
        try {
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " failed, see " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
