package org.exchangeconnect.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.sandbox.demo.Readiness;

/**
 * One sandbox and one server for all tests of a JVM that do not stop them, to avoid further startups. It starts at
 * first use, stops with the JVM and has its own data, since each JVM's sandbox numbers its users from one. Each test
 * uses its own users ({@link Sandbox#addUsers}) or resets its changes.
 */
public final class SharedServer {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /** Longer than the default for other calls, four seconds, and shorter than the default for sends. */
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(8);

    private static final String WEBHOOK_EVENTS =
            "CONNECTED,RECONNECTED,RECONNECT_REQUIRED,DISCONNECTED,MESSAGE_DELIVERED,MESSAGE_FAILED,MESSAGE_RECEIVED";

    private static final Path FOLDER = Path.of(System.getProperty("it.folder", "target/it"));

    private static SharedServer shared;

    private final Sandbox sandbox;
    private final NotificationReceiver receiver;
    private final AppServer server;
    private final Path data;

    private SharedServer() throws IOException {
        int port = FreePort.any();
        String root = AppServer.address(port).toString().replaceAll("/$", "");
        sandbox = Sandbox.start(SandboxOptions.standard().appUri(URI.create(root)));
        receiver = NotificationReceiver.start();
        String name = "shared-server-" + ProcessHandle.current().pid();
        data = FOLDER.resolve(name);
        AppConfiguration keys = AppConfiguration.against(sandbox, port, data)
                .with("connect.trusted-proxies", "127.0.0.1")
                .with("connect.webhooks.uri", receiver.uri())
                .with("connect.webhooks.secret", NotificationReceiver.SECRET)
                .with("connect.webhooks.events", WEBHOOK_EVENTS)
                .with("connect.mail.uri", receiver.mailServer())
                .with("connect.mail.from", "connect@example.com")
                .with("connect.mail.to", "ops@example.com")
                .with("connect.frame-ancestors", "https://portal.infobip.com http://localhost:*")
                .with("infobip.http.send-timeout", SEND_TIMEOUT)
                .with("infobip.http.gateway-timeout", SEND_TIMEOUT);
        LaunchOptions launch = LaunchOptions.built(port, keys, FOLDER.resolve(name + ".log"));
        DeployedWar.note(launch.war());
        server = launch.start();
        Readiness.await(server, START_LIMIT);
    }

    public static synchronized SharedServer get() {
        try {
            shared = shared == null ? new SharedServer() : shared;
            return shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** Returns the recipient of notifications. */
    public NotificationReceiver enterprise() {
        return receiver;
    }

    /** Returns the application's URL, ending with a slash. */
    public URI app() {
        return server.address();
    }

    /** Returns the URL of the server's health endpoints, ending with a slash. */
    public URI health() {
        return server.health();
    }

    /** Returns the key file that the server created. */
    public Path keyFile() {
        return data.resolve("keyset.json");
    }

    /** Returns the server's log file. */
    public Path log() {
        return server.log();
    }

    /** Returns a client of the REST API with valid credentials. */
    public BackOfficeClient backOffice() {
        return new BackOfficeClient(app(), AppConfiguration.USER, AppConfiguration.PASSWORD);
    }
}
