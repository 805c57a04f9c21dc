package org.exchangeconnect.sandbox.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;

/**
 * Runs the demo: the sandbox beside the application, until Ctrl-C. Connections are kept in {@code data/demo}; they are
 * still valid if the next start follows within a minute, the lifetime of Infobip's tokens. The system properties
 * {@code demo.port} (8080) and {@code sandbox.port} (9080) set the ports.
 */
public final class Demo {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Path DATA = LaunchOptions.HOME.resolve("data").resolve("demo");
    private static final Path LOG = DATA.resolve("server.log");
    private static final Path TOKENS = DATA.resolve("sandbox-tokens");
    private static final PrintStream OUT = System.out;

    private final int appPort = Integer.getInteger("demo.port", 8080);
    private final int sandboxPort = Integer.getInteger("sandbox.port", 9080);

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            new Demo().run();
        } catch (DemoException reason) {
            OUT.println(System.lineSeparator() + reason.getMessage());
            System.exit(1);
        }
    }

    private void run() throws InterruptedException {
        requireFree(appPort, "demo.port");
        requireFree(sandboxPort, "sandbox.port");
        Sandbox sandbox = sandbox();
        AppServer server = launch(sandbox).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, sandbox), "stop-demo"));
        OUT.print(System.lineSeparator() + "Starting the application ");
        await(server);
        OUT.println(welcome(sandbox, server));
        Thread.currentThread().join();
    }

    private static void requireFree(int port, String property) {
        if (!FreePort.isFree(port)) {
            throw new DemoException("Port " + port + " is already in use. Choose another port: mvn -D" + property + "="
                    + FreePort.any());
        }
    }

    private Sandbox sandbox() {
        try {
            Files.createDirectories(DATA);
            Files.deleteIfExists(LOG);
            String root = AppServer.address(appPort).toString();
            Sandbox sandbox = Sandbox.start(SandboxOptions.standard()
                    .port(sandboxPort)
                    .pushesEach(Duration.ofSeconds(3))
                    .appUri(URI.create(root.substring(0, root.length() - 1))));
            sandbox.reconfigure(
                    options -> options.apps(options.apps().get(0), RegisteredApp.singlePage(sandbox.browserUri())));
            sandbox.resume(TOKENS);
            return sandbox;
        } catch (IOException e) {
            throw new DemoException("The sandbox did not start: " + e.getMessage());
        }
    }

    private LaunchOptions launch(Sandbox sandbox) {
        return LaunchOptions.built(appPort, AppConfiguration.against(sandbox, appPort, DATA), LOG)
                .onLoopback();
    }

    private static void await(AppServer server) {
        ProgressDots dots = new ProgressDots(OUT);
        try {
            Readiness.await(server, START_LIMIT, dots);
        } catch (IllegalStateException reason) {
            throw new DemoException(reason.getMessage());
        }
    }

    private static void stop(AppServer server, Sandbox sandbox) {
        OUT.println(System.lineSeparator() + "Stopping");
        server.stop();
        keepTokens(sandbox);
        sandbox.close();
        OUT.println("Stopped. The connections are kept in " + DATA + ".");
    }

    private static void keepTokens(Sandbox sandbox) {
        try {
            sandbox.save(TOKENS);
        } catch (IOException e) {
            OUT.println("The sandbox's tokens could not be saved: " + e.getMessage());
        }
    }

    private static String welcome(Sandbox sandbox, AppServer server) {
        return """


                Exchange Connect is running. Open the portal sandbox and connect an account:

                    %s

                REST API     %sapi/connections
                             user %s, password %s
                Single page  %s/spa/
                Server log   %s

                Ctrl-C stops it. The connections are kept in %s.
                """
                .formatted(
                        sandbox.portalUri(),
                        server.address(),
                        AppConfiguration.USER,
                        AppConfiguration.PASSWORD,
                        sandbox.browserUri(),
                        server.log(),
                        DATA);
    }
}
