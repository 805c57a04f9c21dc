package org.exchangeconnect.renewal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.sandbox.demo.Readiness;
import org.exchangeconnect.testing.HttpVisitor;

/**
 * Measures the time from the start of a server until it renews the first of a thousand tokens, and its memory
 * afterwards. This is not a test: the figures are meaningful only on an otherwise idle machine.
 */
final class StartupMeasurement {

    private static final int CONNECTIONS = 1_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private StartupMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        int port = FreePort.any();
        String root = AppServer.address(port).toString().replaceAll("/$", "");
        Path data = Files.createTempDirectory("measurement");
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.standard().appUri(URI.create(root)))) {
            LaunchOptions launch = LaunchOptions.built(
                            port, AppConfiguration.against(sandbox, port, data), Path.of("target", "measurement.log"))
                    .prepared();
            AppServer server = launch.start();
            Readiness.await(server, TIMEOUT);
            sandbox.addUsers(CONNECTIONS).forEach(user -> connect(sandbox, server.address(), user.userKey()));
            server.kill();

            long before = sandbox.recorder().count(RequestOutcome.RENEWED);
            Instant begun = Instant.now();
            try (AppServer again = launch.start()) {
                awaitRenewals(sandbox, before + 1);
                Duration boot = Duration.between(begun, Instant.now());
                awaitRenewals(sandbox, before + 3 * CONNECTIONS);
                System.out.printf(
                        "%s: from start to first renewal %.1f s; %d MB after %d renewals of %d connections; %d lapsed%n",
                        launch.server(),
                        boot.toMillis() / 1000.0,
                        again.residentMegabytes(),
                        3 * CONNECTIONS,
                        CONNECTIONS,
                        sandbox.recorder().count(RequestOutcome.LAPSED));
            }
        }
    }

    private static void connect(Sandbox sandbox, URI app, String user) {
        HttpVisitor visitor = new HttpVisitor(app);
        URI back = sandbox.approve(user, visitor.redirectFrom("api/oauth/authorize"));
        visitor.open(back.toString());
    }

    private static void awaitRenewals(Sandbox sandbox, long count) throws InterruptedException, IOException {
        Instant until = Instant.now().plus(TIMEOUT);
        while (sandbox.recorder().count(RequestOutcome.RENEWED) < count) {
            if (Instant.now().isAfter(until)) {
                throw new IOException("not renewed in time, see target/measurement.log");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
