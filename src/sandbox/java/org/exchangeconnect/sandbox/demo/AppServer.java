package org.exchangeconnect.sandbox.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One server process with the application, started by the script that an operator uses. Its output goes to a file.
 * The process does not outlive this JVM.
 */
public final class AppServer implements AutoCloseable {

    /** How long a graceful stop may take; then the process is killed. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final Process process;
    private final LaunchOptions launch;
    private final int earlierLines;
    private final Thread end = new Thread(this::stop, "stop-server");

    private AppServer(Process process, LaunchOptions launch, int earlierLines) {
        this.process = process;
        this.launch = launch;
        this.earlierLines = earlierLines;
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** Starts the process and does not wait for it. */
    static AppServer start(LaunchOptions launch) {
        try {
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(launch.command())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("INFOBIP_") || name.startsWith("CONNECT_"));
            builder.environment().putAll(launch.environment());
            int earlierLines = Files.exists(launch.log()) ? lines(launch.log()).size() : 0;
            return new AppServer(builder.start(), launch, earlierLines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where an application on this port of this machine is found; ends with a slash. */
    public static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port + "/exchange-connect/");
    }

    /** Where this application is found; ends with a slash. */
    public URI address() {
        return address(launch.port());
    }

    /** Where this server shows its health; ends with a slash. */
    public URI health() {
        return URI.create("http://127.0.0.1:" + launch.healthPort() + "/");
    }

    public Path log() {
        return launch.log();
    }

    /** Tells whether the server says that it is up; it does so even where the application failed to start. */
    public boolean isUp() {
        return launch.server().isUp(output());
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** How much memory the server has from the system, in MB; on Linux. */
    public long residentMegabytes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .map(one -> Path.of("/proc", Long.toString(one.pid()), "status"))
                        .flatMap(status -> lines(status).stream())
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }

    /** The server's process, of which its script becomes a part. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Stops gracefully, as SIGTERM does, and waits for the end. */
    public void stop() {
        process.destroy();
        if (!ended(STOP_LIMIT)) {
            kill();
        }
    }

    /** Holds the process where it is (SIGSTOP), as a machine does that is frozen or has no time for it. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets a frozen process go on as if nothing had been. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + name),
                        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                                .map(one -> Long.toString(one.pid())))
                .toList();
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("not done: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Has the WAR deployed again: in the running server where it has a way for that, else by a graceful restart. Returns
     * when the old deployment is gone and the new one is under way.
     *
     * @return the server that runs then: this one or another
     */
    public AppServer redeployed() throws IOException {
        return launch.server().redeployed(this, launch);
    }

    /** Ends the process at once, as {@code kill -9} does. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        ended(STOP_LIMIT);
    }

    @Override
    public void close() {
        stop();
        if (Thread.currentThread() != end) {
            removeHook();
        }
    }

    /** What this process has written so far; a log may hold earlier processes' lines before it. */
    public List<String> output() {
        List<String> lines = lines(launch.log());
        return lines.subList(Math.min(earlierLines, lines.size()), lines.size());
    }

    private static List<String> lines(Path log) {
        try (Stream<String> lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8)).lines()) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException shuttingDown) {
            // The hook finds the process ended.
        }
    }

    private boolean ended(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
