package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.sandbox.demo.Readiness;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.DeployedWar;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.PostgreSqlServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A data source of the server replaces the application's pool, as server-config/payara-server configures it. */
@Tag("data-source")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataSourceIT {

    private static final Duration BOOT = Duration.ofMinutes(3);

    /** Long enough for a renewal, a database outage and a second renewal within one lifetime. */
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private PostgreSqlServer database;
    private Sandbox sandbox;
    private AppServer server;
    private BackOfficeClient backOffice;

    @BeforeAll
    void start() throws IOException {
        database = new PostgreSqlServer(folder.resolve("postgresql"));
        int port = FreePort.any();
        database.start();
        String root = AppServer.address(port).toString().replaceAll("/$", "");
        sandbox =
                Sandbox.start(SandboxOptions.standard().appUri(URI.create(root)).tokenLifetime(TOKEN_LIFETIME));
        AppConfiguration keys = AppConfiguration.against(sandbox, port, folder.resolve("data"))
                .with("infobip.oauth.token-lifetime", TOKEN_LIFETIME)
                .with("connect.database.jndi", "jdbc/exchange-connect")
                .with("database.url", database.url())
                .with("database.user", PostgreSqlServer.USER)
                .with("database.password", PostgreSqlServer.PASSWORD);
        LaunchOptions launch = LaunchOptions.built(port, keys, Path.of("target", "it", "data-source.log"));
        DeployedWar.note(launch.war());
        server = launch.start();
        Readiness.await(server, BOOT);
        backOffice = new BackOfficeClient(server.address(), AppConfiguration.USER, AppConfiguration.PASSWORD);
    }

    @AfterAll
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
        if (database != null) {
            database.stop();
        }
    }

    @Test
    void connectionsAreKeptInItAndRenewedAgainAfterItsDatabaseWasAway() throws Exception {
        SandboxUser user = sandbox.addUsers(1).get(0);
        connect(user);
        assertThat(connectionsInTheDatabase()).isEqualTo(1);
        renewAndAwait(user);

        database.stop();
        await().atMost(TIMEOUT).until(() -> backOffice.get("connections").statusCode() >= 500);
        database.start();
        Readiness.await(server, TIMEOUT);

        await().atMost(TIMEOUT).until(() -> backOffice.get("connections").statusCode() == 200);
        renewAndAwait(user);
        assertThat(sandbox.recorder().incidents(RequestOutcome.LAPSED)).isEmpty();
        assertThat(sandbox.recorder().count(RequestOutcome.DOUBLE_RENEWAL)).isZero();
    }

    private void connect(SandboxUser user) {
        HttpVisitor visitor = new HttpVisitor(server.address());
        URI back = sandbox.approve(user.userKey(), visitor.redirectFrom("api/oauth/authorize"));
        assertThat(visitor.open("api/oauth/callback?" + back.getRawQuery()).statusCode())
                .isEqualTo(303);
    }

    private void renewAndAwait(SandboxUser user) {
        long before = sandbox.recorder().count(RequestOutcome.RENEWED);
        JsonObject connection = backOffice.connectionOf(user.userKey());
        backOffice.post("connections/" + connection.getString("id") + "/renewals", null);
        await().atMost(TIMEOUT).until(() -> sandbox.recorder().count(RequestOutcome.RENEWED) == before + 1);
        await().atMost(TIMEOUT)
                .until(() ->
                        backOffice.connectionOf(user.userKey()).getInt("renewals") > connection.getInt("renewals"));
    }

    private long connectionsInTheDatabase() throws SQLException {
        try (var sql = database.dataSource().getConnection();
                var statement = sql.createStatement();
                var row = statement.executeQuery("select count(*) from connection where status = 'ACTIVE'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
