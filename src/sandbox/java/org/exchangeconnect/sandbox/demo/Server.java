package org.exchangeconnect.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The servers that the application supports. Each has a folder below {@code server-config} with its start script. */
public enum Server {
    PAYARA_MICRO("payara-micro", "ready in") {
        @Override
        Map<String, String> environment(LaunchOptions launch) {
            return Map.of(
                    "PAYARA_MICRO_JAR",
                    BUILD.resolve("payara-micro.jar").toString(),
                    "BASE_DIR",
                    launch.log().toAbsolutePath() + "-server");
        }

        @Override
        LaunchOptions onLoopback(LaunchOptions launch) {
            return launch.withOptions(
                    "--prebootcommandfile",
                    scripts().resolve("loopback.preboot").toString());
        }

        @Override
        LaunchOptions loggingEverything(LaunchOptions launch, Path folder) throws IOException {
            Path levels = Files.writeString(
                    folder.resolve("everything.properties"),
                    """
                    handlers=java.util.logging.ConsoleHandler
                    java.util.logging.ConsoleHandler.level=FINEST
                    .level=FINEST
                    """);
            return launch.withOptions("--logproperties", levels.toString());
        }

        @Override
        int healthPort(int port) {
            return port;
        }
    },
    // The server reports "ready" before it deploys; this line follows the deployment, successful or failed.
    PAYARA_SERVER("payara-server", "Boot Command deploy returned") {
        @Override
        Map<String, String> environment(LaunchOptions launch) {
            return Map.of(
                    "PAYARA_HOME",
                    BUILD.resolve("payara6").toString(),
                    "BASE_DIR",
                    launch.log().toAbsolutePath() + "-server",
                    "ADMIN_PORT",
                    Integer.toString(FreePort.any()));
        }

        @Override
        LaunchOptions onLoopback(LaunchOptions launch) {
            return launch.withKeys(launch.keys().with("bind.address", "127.0.0.1"));
        }

        @Override
        LaunchOptions loggingEverything(LaunchOptions launch, Path folder) {
            return launch.withKeys(launch.keys().with("log.level", "FINEST"));
        }

        @Override
        int healthPort(int port) {
            return port;
        }
    },
    // Started without or with errors; WFLYSRV0027, "Starting deployment", means neither.
    WILDFLY("wildfly", "WFLYSRV0025", "WFLYSRV0026") {
        @Override
        Map<String, String> environment(LaunchOptions launch) {
            return Map.of(
                    "WILDFLY_HOME",
                    BUILD.resolve("wildfly").toString(),
                    "BASE_DIR",
                    launch.log().toAbsolutePath() + "-server",
                    "MANAGEMENT_PORT",
                    Integer.toString(launch.healthPort()));
        }

        @Override
        LaunchOptions onLoopback(LaunchOptions launch) {
            return launch.withOptions("-b", "127.0.0.1");
        }

        @Override
        LaunchOptions loggingEverything(LaunchOptions launch, Path folder) {
            return launch.withOptions("-Dlog.level=ALL");
        }

        @Override
        int healthPort(int port) {
            return FreePort.any();
        }

        /** Its deployment scanner checks for a newer file every five seconds. */
        @Override
        AppServer redeployed(AppServer running, LaunchOptions launch) throws IOException {
            Path deployments = Path.of(environment(launch).get("BASE_DIR"), "deployments");
            Path next = Files.copy(launch.war(), deployments.resolve("next.part"), StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(next, FileTime.from(Instant.now()));
            Files.move(next, deployments.resolve("exchange-connect.war"), StandardCopyOption.ATOMIC_MOVE);
            Readiness.awaitLine(running, "WFLYSRV0016", "WFLYSRV0013");
            return running;
        }
    };

    private static final Path BUILD = LaunchOptions.HOME.resolve("target");

    private final String id;
    private final List<String> startedLines;

    Server(String id, String... startedLines) {
        this.id = id;
        this.startedLines = List.of(startedLines);
    }

    /**
     * Returns the server that the build selects ({@code -Pwildfly}, {@code -Ppayara-server}); Payara Micro by default.
     */
    public static Server chosen() {
        String wanted = System.getProperty("it.server", PAYARA_MICRO.id);
        return Stream.of(values())
                .filter(server -> server.id.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it.server=" + wanted + ": unknown server"));
    }

    /** Returns whether the server reports that it is up, which it does even if the application failed to start. */
    public boolean isUp(List<String> output) {
        return output.stream().anyMatch(line -> startedLines.stream().anyMatch(line::contains));
    }

    Path scripts() {
        return LaunchOptions.HOME.resolve("server-config").resolve(id);
    }

    /** Returns the environment variables of this server's script beyond those that all servers have. */
    abstract Map<String, String> environment(LaunchOptions launch);

    /** Returns a copy that is reachable from this machine only. */
    abstract LaunchOptions onLoopback(LaunchOptions launch);

    /** Returns a copy with every logger at its finest level; may create a file for that in the folder. */
    abstract LaunchOptions loggingEverything(LaunchOptions launch, Path folder) throws IOException;

    /** Deploys the WAR again; restarts a server that can't do so while it runs. */
    AppServer redeployed(AppServer running, LaunchOptions launch) throws IOException {
        running.close();
        return launch.start();
    }

    /** Returns the port of the health endpoints of a server whose application is on this port. */
    abstract int healthPort(int port);
}
