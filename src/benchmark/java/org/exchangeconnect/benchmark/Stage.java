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
import org.exchangeconnect.sandbox.demo.AppKeys;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.Launch;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;

/** What one scenario plays on: a database, a sandbox and nodes of its own. */
final class Stage implements AutoCloseable {

    private final Path folder;
    private final String database;
    private final Duration tokenLifetime;
    private final Infobip infobip;
    private final Vault vault;
    private final List<Node> nodes = new ArrayList<>();

    Stage(PostgreSql postgresql, Path folder, Duration tokenLifetime) throws IOException, SQLException {
        this.folder = Files.createDirectories(folder);
        this.vault = VaultFixture.in(folder);
        this.database = postgresql.newDatabase();
        this.tokenLifetime = tokenLifetime;
        this.infobip = Infobip.start(
                URI.create("http://127.0.0.1/exchange-connect"), tokenLifetime, folder.resolve("sandbox.log"));
    }

    Infobip infobip() {
        return infobip;
    }

    /** Starts a node and waits until it answers. */
    Node startNode(String... options) {
        Node node = node(options);
        return node.start();
    }

    private Node node(String... options) {
        int port = FreePort.any();
        String name = "node" + (nodes.size() + 1);
        Launch launch = Launch.built(port, keys(port, name), folder.resolve(name + ".log"))
                .withOptions(options)
                .onLoopback();
        Node node = new Node(launch);
        nodes.add(node);
        return node;
    }

    private AppKeys keys(int port, String name) {
        return AppKeys.development(port, folder.resolve(name))
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
                .with("connect.api.user", AppKeys.USER)
                .with("connect.api.password", AppKeys.PASSWORD);
    }

    Connections connections() {
        return new Connections(database, vault);
    }

    Connection sql() throws SQLException {
        return DriverManager.getConnection(database);
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        infobip.close();
    }
}
