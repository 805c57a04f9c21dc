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
 * A server process with the application, started by the operator's start script. Its output goes to a file. The process
 * ends with this JVM.
 */
public final class AppServer implements AutoCloseable {

    /** The time limit for a graceful stop, after which the process is killed. */
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

    /** Starts the process without waiting for it. */
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

    /** Returns the URL of an application on this port of this machine, with a trailing slash. */
    public static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port + "/exchange-connect/");
    }

    /** Returns the URL of this application, with a trailing slash. */
    public URI address() {
        return address(launch.port());
    }

    /** Returns the URL of this server's health endpoints, with a trailing slash. */
    public URI health() {
        return URI.create("http://127.0.0.1:" + launch.healthPort() + "/");
    }

    public Path log() {
        return launch.log();
    }

    /** Returns whether the server reports that it is up, which it does even if the application failed to start. */
    public boolean isUp() {
        return launch.server().isUp(output());
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Returns the server's resident memory in MB; on Linux only. */
    public long residentMegabytes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .map(one -> Path.of("/proc", Long.toString(one.pid()), "status"))
                        .flatMap(status -> lines(status).stream())
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }

    /** Returns the server's process, which its start script turns into. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Stops gracefully with SIGTERM and waits for the end. */
    public void stop() {
        process.destroy();
        if (!ended(STOP_LIMIT)) {
            kill();
        }
    }

    /** Suspends the process (SIGSTOP), to simulate a frozen or overloaded machine. */
    public void freeze() {
        signal("STOP");
    }

    /** Resumes a suspended process. */
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
                throw new IllegalStateException("command failed: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Deploys the WAR again: in the running server if it supports that, otherwise by a graceful restart. Returns when
     * the old deployment is gone and the new one has started to deploy.
     *
     * @return the server that runs then: this one or another
     */
    public AppServer redeployed() throws IOException {
        return launch.server().redeployed(this, launch);
    }

    /** Kills the process, as {@code kill -9} does. */
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

    /** Returns this process's output so far; its log file may start with lines of earlier processes. */
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
            // The shutdown hook finds the process ended.
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
