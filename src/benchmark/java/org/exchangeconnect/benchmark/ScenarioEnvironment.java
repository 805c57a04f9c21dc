package org.exchangeconnect.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;

/** The environment of one scenario: its own database, sandbox and nodes. */
final class ScenarioEnvironment implements AutoCloseable {

    private final Path folder;
    private final String database;
    private final Duration tokenLifetime;
    private final SandboxProcess infobip;
    private final Vault vault;
    private final List<BenchmarkNode> nodes = new ArrayList<>();

    ScenarioEnvironment(PostgreSql postgresql, Path folder, Duration tokenLifetime) throws IOException, SQLException {
        this.folder = Files.createDirectories(folder);
        this.vault = VaultFixture.in(folder);
        this.database = postgresql.newDatabase();
        this.tokenLifetime = tokenLifetime;
        this.infobip = SandboxProcess.start(
                URI.create("http://127.0.0.1/exchange-connect"), tokenLifetime, folder.resolve("sandbox.log"));
    }

    SandboxProcess infobip() {
        return infobip;
    }

    /** Starts a node and waits until it is ready. */
    BenchmarkNode startNode(String... options) {
        return added(launch().withOptions(options)).start();
    }

    /** Starts two nodes at the same time and waits until both are ready. */
    List<BenchmarkNode> startTwoNodes() {
        List<BenchmarkNode> two = List.of(added(launch()), added(launch()));
        two.forEach(BenchmarkNode::begin);
        two.forEach(BenchmarkNode::awaitReady);
        return two;
    }

    /** Starts a node on a server that is prepared for short startup, and waits until it is ready. */
    BenchmarkNode startPreparedNode() throws IOException {
        return added(launch().prepared()).start();
    }

    private LaunchOptions launch() {
        int port = FreePort.any();
        String name = "node" + (nodes.size() + 1);
        return LaunchOptions.built(port, keys(port, name), folder.resolve(name + ".log"))
                .onLoopback();
    }

    private BenchmarkNode added(LaunchOptions launch) {
        BenchmarkNode node = new BenchmarkNode(launch);
        nodes.add(node);
        return node;
    }

    /**
     * Returns a node's configuration. Properties of this JVM such as {@code -Dconnect.renewal.max-in-flight=64} are
     * passed on.
     */
    private AppConfiguration keys(int port, String name) {
        AppConfiguration keys = AppConfiguration.development(port, folder.resolve(name))
                .with("connect.database.url", database)
                .with("connect.database.user", "postgres")
                .with("connect.encryption.keyset", folder.resolve("keyset.json").toAbsolutePath())
                .with("infobip.oauth.client-id", RegisteredApp.DEFAULT_CLIENT_ID)
                .with("infobip.oauth.client-secret", RegisteredApp.DEFAULT_CLIENT_SECRET)
                .with("infobip.oauth.token-lifetime", tokenLifetime)
                .with("infobip.oauth.authorize-uri", infobip.uri().resolve("/exchange/1/oauth/authorize"))
                .with("infobip.oauth.token-uri", infobip.uri().resolve("/exchange/1/oauth/token"))
                .with("infobip.api.base-uri", infobip.uri())
                .with("infobip.api.allowed-hosts", "127.0.0.1")
                .with("connect.api.user", AppConfiguration.USER)
                .with("connect.api.password", AppConfiguration.PASSWORD)
                // The benchmark measures the node's capacity, not the rate limit of one caller address.
                .with("connect.api.max-per-second", 100_000);
        for (String key : System.getProperties().stringPropertyNames()) {
            keys = key.startsWith("connect.") ? keys.with(key, System.getProperty(key)) : keys;
        }
        return keys;
    }

    ConnectionSeeder connections() {
        return new ConnectionSeeder(database, vault);
    }

    Path folder() {
        return folder;
    }

    /** Returns the id of an arbitrary connection. */
    String anyConnection() throws SQLException {
        try (Connection connection = sql();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select id from connection limit 1")) {
            row.next();
            return row.getString(1);
        }
    }

    FinalState finalState() throws SQLException {
        String sql =
                """
                select count(*), count(case when t.reason = 'INTERRUPTED' then 1 end)
                  from connection c join connection_token t on t.connection_id = c.id
                 where c.status = 'RECONNECT_REQUIRED'
                """;
        try (Connection connection = sql();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return new FinalState(row.getLong(1), row.getLong(2));
        }
    }

    Connection sql() throws SQLException {
        return DriverManager.getConnection(database);
    }

    @Override
    public void close() {
        nodes.forEach(BenchmarkNode::close);
        infobip.close();
    }
}
