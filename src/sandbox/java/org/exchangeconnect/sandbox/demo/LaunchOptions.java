package org.exchangeconnect.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How to start the WAR on a server, with the server's {@code run.sh} below {@code server-config}.
 *
 * @param healthPort the port of the server's health endpoints
 * @param options further arguments for the server
 */
public record LaunchOptions(
        Server server, Path war, int port, int healthPort, AppConfiguration keys, Path log, List<String> options) {

    /**
     * The checkout's folder, from the system property that Maven sets, so that it is right from any working directory.
     */
    static final Path HOME = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private static final Duration PREPARATION = Duration.ofMinutes(5);

    public LaunchOptions {
        options = List.copyOf(options);
    }

    /** Returns options for the build's own WAR on the server that the build selects. */
    public static LaunchOptions built(int port, AppConfiguration keys, Path log) {
        Server server = Server.chosen();
        Path war = HOME.resolve("target").resolve("exchange-connect.war");
        return new LaunchOptions(server, war, port, server.healthPort(port), keys, log, List.of());
    }

    public LaunchOptions withOptions(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new LaunchOptions(server, war, port, healthPort, keys, log, all);
    }

    /** Returns a copy that is reachable from this machine only. */
    public LaunchOptions onLoopback() {
        return server.onLoopback(this);
    }

    /** Returns a copy with every logger at its finest level; may create a file for that in the folder. */
    public LaunchOptions loggingEverything(Path folder) throws IOException {
        return server.loggingEverything(this, folder);
    }

    public LaunchOptions withKeys(AppConfiguration others) {
        return new LaunchOptions(server, war, port, healthPort, others, log, options);
    }

    /**
     * Runs the server's {@code prepare.sh}, if it has one, with which operators shorten startup, and returns these
     * options. Takes as long as two or three starts.
     *
     * @throws IOException if the script fails or takes more than five minutes; its output has the reason
     */
    public LaunchOptions prepared() throws IOException {
        Path script = server.scripts().resolve("prepare.sh");
        if (Files.exists(script)) {
            ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).inheritIO();
            builder.environment().putAll(environment());
            Process process = builder.start();
            try {
                if (!process.waitFor(PREPARATION.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IOException(script + " failed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } finally {
                process.destroyForcibly();
            }
        }
        return this;
    }

    /** Starts the process without waiting for the application. */
    public AppServer start() {
        return AppServer.start(this);
    }

    List<String> command() {
        List<String> command =
                new ArrayList<>(List.of("sh", server.scripts().resolve("run.sh").toString()));
        command.addAll(options);
        return command;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(keys.asEnvironment());
        environment.putAll(server.environment(this));
        environment.put("PORT", Integer.toString(port));
        environment.put("EXCHANGE_CONNECT_WAR", war.toAbsolutePath().toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        String javaOptions = System.getProperty("it.java.options");
        if (javaOptions != null) {
            environment.putIfAbsent("JAVA_OPTS", javaOptions);
        }
        return environment;
    }
}
