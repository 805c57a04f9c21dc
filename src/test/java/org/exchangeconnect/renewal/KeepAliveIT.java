package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.sandbox.demo.Readiness;
import org.exchangeconnect.sandbox.demo.Server;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.ServiceUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty connections with the documented one-minute tokens, undisturbed and then through a kill, a pause and a
 * redeployment, on a server with the systemd unit's environment and prepared for short startup. {@code
 * -Dkeepalive.duration=PT10M} sets the undisturbed time; the default allows two renewals each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeepAliveIT {

    private static final int CONNECTIONS = 50;
    private static final Duration ALONE = Duration.parse(System.getProperty("keepalive.duration", "PT1M15S"));
    private static final Duration PAUSE = Duration.ofSeconds(40);

    /**
     * The part of a one-minute token's lifetime that is available for pause and startup after a graceful stop renewed
     * it.
     */
    private static final Duration OUTAGE = Duration.ofSeconds(54);

    private static final Duration BOOT = Duration.ofMinutes(2);

    @TempDir
    static Path data;

    private Sandbox sandbox;
    private LaunchOptions launch;
    private AppServer server;
    private BackOfficeClient backOffice;
    private List<SandboxUser> users;
    private Duration lastStart;

    @BeforeAll
    void connectFiftyAccountsThroughTheActivationLink() throws IOException {
        int port = FreePort.any();
        URI app = AppServer.address(port);
        sandbox = Sandbox.start(
                SandboxOptions.standard().appUri(URI.create(app.toString().replaceAll("/$", ""))));
        launch = LaunchOptions.built(
                        port,
                        ServiceUnit.standard()
                                .configured(AppConfiguration.against(sandbox, port, data), data)
                                .with("log.format", "json"),
                        Path.of("target", "it", "keep-alive.log"))
                .prepared();
        server = launch.start();
        Readiness.await(server, BOOT);
        backOffice = new BackOfficeClient(app, AppConfiguration.USER, AppConfiguration.PASSWORD);
        users = sandbox.addUsers(CONNECTIONS);
        users.forEach(user -> connect(app, user));
    }

    @AfterAll
    void close() {
        if (server != null) {
            server.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    @Order(1)
    void leftAloneNoneLapsesNoneIsRenewedTwiceAndEachCanSendAtAnySecond() {
        List<String> before = ownLines();
        Instant end = Instant.now().plus(ALONE);
        for (int second = 0; Instant.now().isBefore(end); second++) {
            Instant next = Instant.now().plusSeconds(1);
            sendBy(connections().get(second % CONNECTIONS).getString("id"));
            await().pollInterval(10, TimeUnit.MILLISECONDS)
                    .until(() -> !Instant.now().isBefore(next));
        }

        long renewalsEach = ALONE.toSeconds() / 36;
        assertThat(connections()).allMatch(connection -> connection.getInt("renewals") >= renewalsEach);
        assertNothingWentWrong();
        assertThat(ownLines()).as("the log when all is well").isEqualTo(before);
        assertThat(before).isNotEmpty().allSatisfy(line -> assertThat(parsed(line))
                .isNotEmpty());
        assertThat(sandbox.recorder().renewals().values())
                .allMatch(history -> history.leastLifeLeft().compareTo(Duration.ofSeconds(15)) > 0);
    }

    /** Returns the log lines that the application itself wrote. */
    private List<String> ownLines() {
        return server.output().stream()
                .filter(line -> line.contains("org.exchangeconnect."))
                .toList();
    }

    private static JsonObject parsed(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    @Test
    @Order(2)
    void killedAndStartedAgainEveryConnectionIsActiveButForOneWhoseRenewalWasCutOff() {
        List<JsonObject> before = connections();
        server.kill();
        restart();
        Set<String> outlived = outlivedBy(Instant.now(), before);

        awaitRenewalOfAll();
        List<JsonObject> gone = connections().stream()
                .filter(connection -> !connection.getString("status").equals("ACTIVE"))
                .toList();
        List<JsonObject> lost = gone.stream()
                .filter(connection -> !outlived.contains(connection.getString("id")))
                .toList();
        assertThat(lost).hasSizeLessThanOrEqualTo(1).allSatisfy(connection -> {
            assertThat(connection.getString("status")).isEqualTo("RECONNECT_REQUIRED");
            assertThat(connection.getString("reason")).isEqualTo("INTERRUPTED");
        });
        assertThat(sandbox.recorder().count(RequestOutcome.DOUBLE_RENEWAL)).isEqualTo(lost.size());
        assertThat(sandbox.recorder().count(RequestOutcome.LAPSED)).isLessThanOrEqualTo(outlived.size());
        gone.forEach(connection -> connect(server.address(), userOf(connection)));
        sandbox.recorder().clear();
    }

    /**
     * Returns the connections whose token expired before the server was ready: none if it starts within twenty seconds.
     */
    private static Set<String> outlivedBy(Instant ready, List<JsonObject> connections) {
        return connections.stream()
                .filter(connection ->
                        Instant.parse(connection.getString("tokenExpiresAt")).isBefore(ready))
                .map(connection -> connection.getString("id"))
                .collect(Collectors.toSet());
    }

    @Test
    @Order(3)
    void stoppedGracefullyAndStartedWithinATokensLifeEveryConnectionIsActive() {
        Duration pause = pauseOnThisMachine();
        server.stop();
        Instant resume = Instant.now().plus(pause);
        await().atMost(pause.plusSeconds(5)).until(() -> !Instant.now().isBefore(resume));
        restart();

        awaitRenewalOfAll();
        assertThat(connections())
                .extracting(connection -> connection.getString("status"))
                .containsOnly("ACTIVE");
        assertNothingWentWrong();
    }

    @Test
    @Order(4)
    void deployedAgainEveryConnectionIsActiveAndItsTokenServesAtOnce() throws IOException {
        AppServer before = server;
        server = server.redeployed();
        Readiness.await(server, BOOT);

        assertThat(connections())
                .hasSize(CONNECTIONS)
                .allMatch(connection -> connection.getString("status").equals("ACTIVE"))
                .allSatisfy(connection -> sendBy(connection.getString("id")));
        assertNothingWentWrong();
        assertThat(server == before)
                .as("in the running server, where it can")
                .isEqualTo(Server.chosen() == Server.WILDFLY);
    }

    /**
     * Returns forty seconds, or less if the startup on this machine is so slow that pause and startup would exceed a
     * token's lifetime. A startup as long as the last one completes 36 seconds or more after the stop.
     */
    private Duration pauseOnThisMachine() {
        Duration longestStart = lastStart.multipliedBy(3).dividedBy(2);
        Duration rest = OUTAGE.minus(longestStart);
        return rest.isNegative() ? Duration.ZERO : rest.compareTo(PAUSE) < 0 ? rest : PAUSE;
    }

    private void restart() {
        server.close();
        Instant begun = Instant.now();
        server = launch.start();
        Readiness.await(server, BOOT);
        lastStart = Duration.between(begun, Instant.now());
    }

    private void awaitRenewalOfAll() {
        Instant start = Instant.now();
        await().atMost(Duration.ofSeconds(50))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> connections().stream()
                        .allMatch(connection -> !connection.getString("status").equals("ACTIVE")
                                || Instant.parse(connection.getString("lastRenewedAt"))
                                        .isAfter(start)));
    }

    private void assertNothingWentWrong() {
        SoftAssertions all = new SoftAssertions();
        for (RequestOutcome outcome :
                List.of(RequestOutcome.LAPSED, RequestOutcome.DOUBLE_RENEWAL, RequestOutcome.MALFORMED)) {
            all.assertThat(sandbox.recorder().incidents(outcome))
                    .as(outcome.name())
                    .isEmpty();
        }
        all.assertAll();
    }

    private void connect(URI app, SandboxUser user) {
        HttpVisitor visitor = new HttpVisitor(app);
        URI back = sandbox.approve(user.userKey(), visitor.redirectFrom("api/oauth/authorize"));
        assertThat(visitor.redirectFrom(back.toString())).hasPath("/exchange-connect/connected");
    }

    private SandboxUser userOf(JsonObject connection) {
        return users.stream()
                .filter(user -> user.userKey().equals(connection.getString("userKey")))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonObject> connections() {
        var answer = backOffice.get("connections?limit=500");
        assertThat(answer.statusCode()).isEqualTo(200);
        return BackOfficeClient.json(answer).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private void sendBy(String connection) {
        var answer = backOffice.post(
                "connections/" + connection + "/messages",
                "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hello\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
