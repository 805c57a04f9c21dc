package org.exchangeconnect.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.sandbox.demo.Readiness;
import org.exchangeconnect.testing.BackOfficeClient;

/** One node of the application on Payara Micro, with the 512 MB heap that its start script sets. */
final class BenchmarkNode implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final LaunchOptions launch;
    private AppServer server;

    BenchmarkNode(LaunchOptions launch) {
        this.launch = launch;
    }

    BenchmarkNode start() {
        begin();
        awaitReady();
        return this;
    }

    /** Starts the server and returns while it boots. */
    void begin() {
        server = launch.start();
    }

    void awaitReady() {
        Readiness.await(server, START_TIMEOUT);
    }

    /** Kills the process as {@code kill -9} does. */
    void kill() {
        server.kill();
    }

    void stop() {
        server.stop();
    }

    Duration cpu() {
        return server.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns the peak resident memory of the process in MB, or 0 if the system does not report it. */
    long peakMemory() {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", server.process().pid() + "", "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notTold) {
            return 0;
        }
    }

    CommitTimes commits() {
        return CommitTimes.of(new BackOfficeClient(server.address(), AppConfiguration.USER, AppConfiguration.PASSWORD)
                .get("../metrics")
                .body());
    }

    AppServer server() {
        return server;
    }

    @Override
    public void close() {
        if (server != null) {
            server.kill();
            server.close();
        }
    }
}
