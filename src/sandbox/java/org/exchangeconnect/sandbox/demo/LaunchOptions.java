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
 * What to start: the WAR on a server, by the server's {@code run.sh} below {@code server-config}.
 *
 * @param healthPort where the server shows its health
 * @param options further arguments for the server
 */
public record LaunchOptions(
        Server server, Path war, int port, int healthPort, AppConfiguration keys, Path log, List<String> options) {

    /** The checkout: Maven says where it is, also when it was started elsewhere. */
    static final Path HOME = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private static final Duration PREPARATION = Duration.ofMinutes(5);

    public LaunchOptions {
        options = List.copyOf(options);
    }

    /** The build's own WAR on the server that the build chose. */
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

    /** The same, reachable from this machine only. */
    public LaunchOptions onLoopback() {
        return server.onLoopback(this);
    }

    /** The same, with every logger at its finest; a file for that may be made in the folder. */
    public LaunchOptions loggingEverything(Path folder) throws IOException {
        return server.loggingEverything(this, folder);
    }

    public LaunchOptions withKeys(AppConfiguration others) {
        return new LaunchOptions(server, war, port, healthPort, others, log, options);
    }

    /**
     * The same, after the server's {@code prepare.sh} where it has one: how an operator makes starts shorter. Returns when
     * that is done, which takes as long as two starts or three.
     *
     * @throws IOException when it ends with an error or not within five minutes; its output says why
     */
    public LaunchOptions prepared() throws IOException {
        Path script = server.scripts().resolve("prepare.sh");
        if (Files.exists(script)) {
            ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).inheritIO();
            builder.environment().putAll(environment());
            Process process = builder.start();
            try {
                if (!process.waitFor(PREPARATION.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IOException(script + " did not succeed");
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

    /** Starts the process and does not wait for the application. */
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
        return environment;
    }
}
