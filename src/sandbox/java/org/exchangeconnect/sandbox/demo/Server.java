package org.exchangeconnect.sandbox.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The servers that the application runs on. Each has a folder below {@code server-config} with its start script. */
public enum Server {
    PAYARA_MICRO("payara-micro", "ready in") {
        @Override
        Map<String, String> environment(Launch launch) {
            return Map.of("PAYARA_MICRO_JAR", BUILD.resolve("payara-micro.jar").toString());
        }

        @Override
        Launch onLoopback(Launch launch) {
            return launch.withOptions(
                    "--prebootcommandfile",
                    scripts().resolve("loopback.preboot").toString());
        }

        @Override
        int healthPort(int port) {
            return port;
        }
    },
    WILDFLY("wildfly", "WFLYSRV002") {
        @Override
        Map<String, String> environment(Launch launch) {
            return Map.of(
                    "WILDFLY_HOME",
                    BUILD.resolve("wildfly").toString(),
                    "BASE_DIR",
                    launch.log().toAbsolutePath() + "-server",
                    "MANAGEMENT_PORT",
                    Integer.toString(launch.healthPort()));
        }

        @Override
        Launch onLoopback(Launch launch) {
            return launch.withOptions("-b", "127.0.0.1");
        }

        @Override
        int healthPort(int port) {
            return FreePort.any();
        }
    };

    private static final Path BUILD = Launch.HOME.resolve("target");

    private final String id;
    private final String startedLine;

    Server(String id, String startedLine) {
        this.id = id;
        this.startedLine = startedLine;
    }

    /** The one that the build chose ({@code -Pwildfly}), else Payara Micro. */
    public static Server chosen() {
        return "wildfly".equals(System.getProperty("it.server")) ? WILDFLY : PAYARA_MICRO;
    }

    /** Tells whether the server says that it is up; it does so even where the application failed to start. */
    public boolean isUp(List<String> output) {
        return output.stream().anyMatch(line -> line.contains(startedLine));
    }

    Path scripts() {
        return Launch.HOME.resolve("server-config").resolve(id);
    }

    /** What this server's script takes beside what all take. */
    abstract Map<String, String> environment(Launch launch);

    /** The same launch, reachable from this machine only. */
    abstract Launch onLoopback(Launch launch);

    /** The port that shows the health of a server whose application is on this port. */
    abstract int healthPort(int port);
}
