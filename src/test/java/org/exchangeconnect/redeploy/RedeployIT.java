package org.exchangeconnect.redeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ThreadInfo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.exchangeconnect.testing.DeployedWar;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.PostgreSqlServer;
import org.exchangeconnect.testing.ServerJvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A WAR that is deployed, used and undeployed ten times on a server that stays up leaves nothing there. Payara Server runs
 * it with PostgreSQL, WildFly with the embedded database.
 */
@Tag("redeploy")
class RedeployIT {

    private static final int ROUNDS = Integer.getInteger("redeploy.rounds", 10);

    /** By then the server has loaded what it keeps. */
    private static final int WARM = 3;

    /** A deployment that stays has about 5,000 classes, 15 MB and 20 threads. */
    private static final int SOME_CLASSES = 1_000;

    private static final long SOME_BYTES = 8_000_000;
    private static final int SOME_THREADS = 10;

    private static final Pattern APPLICATION_CLASSES = Pattern.compile(
            "(org\\.exchangeconnect|com\\.zaxxer|org\\.h2|org\\.postgresql|io\\.micrometer|org\\.apache\\.myfaces)\\.");
    /** Payara's own thread for automatic deployment has the path of the domain, exchange-connect. */
    private static final Pattern APPLICATION_THREADS =
            Pattern.compile("(?i)(?!fileinstall-).*(exchange-connect|HttpClient-|hikari|\\bh2\\b|MVStore|postgres).*");

    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private PostgreSqlServer database;
    private Sandbox sandbox;
    private LaunchOptions launch;
    private AppServer server;
    private BackOfficeClient backOffice;

    @BeforeEach
    void start() throws IOException {
        int port = FreePort.any();
        String root = AppServer.address(port).toString().replaceAll("/$", "");
        sandbox = Sandbox.start(SandboxOptions.standard().appUri(URI.create(root)));
        // Without soft references, garbage is garbage at once.
        AppConfiguration keys = AppConfiguration.against(sandbox, port, folder.resolve("data"))
                .with("JAVA_OPTS", "-Xmx512m -XX:+UseSerialGC -XX:SoftRefLRUPolicyMSPerMB=0");
        if (Boolean.parseBoolean(
                System.getProperty("redeploy.postgresql", Boolean.toString(Server.chosen() == Server.PAYARA_SERVER)))) {
            database = new PostgreSqlServer(folder.resolve("postgresql"));
            database.start();
            keys = keys.with("connect.database.url", database.url())
                    .with("connect.database.user", PostgreSqlServer.USER)
                    .with("connect.database.password", PostgreSqlServer.PASSWORD)
                    .with("connect.encryption.allow-generated", "true");
        }
        launch = LaunchOptions.built(port, keys, Path.of("target", "it", "redeploy.log"));
        DeployedWar.note(launch.war());
        server = launch.start();
        Readiness.await(server, LIMIT);
        backOffice = new BackOfficeClient(server.address(), AppConfiguration.USER, AppConfiguration.PASSWORD);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        sandbox.close();
        if (database != null) {
            database.stop();
        }
    }

    @Test
    void tenDeploymentsLeaveNothingBehind() throws Exception {
        Footprint warm = null;
        Footprint last = null;
        try (ServerConsole console = ServerConsole.of(launch);
                ServerJvm jvm = ServerJvm.ofTheServer()) {
            for (int round = 1; round <= ROUNDS; round++) {
                use();
                console.undeploy();
                assertThat(status()).isEqualTo(404);
                if (round == WARM) {
                    warm = Footprint.settled(jvm);
                }
                if (round == ROUNDS) {
                    last = Footprint.settled(jvm);
                } else {
                    console.deploy();
                    assertThat(status()).isEqualTo(200);
                }
            }
        }
        System.out.printf("%nAfter %d deployments %s, after %d %s%n", WARM, warm, ROUNDS, last);
        assertThat(last.classes()).isLessThan(warm.classes() + SOME_CLASSES);
        assertThat(last.heap()).isLessThan(warm.heap() + SOME_BYTES);
        assertThat(last.threadCount())
                .as("threads then %s, now %s", warm.threads(), last.threads())
                .isLessThan(warm.threadCount() + SOME_THREADS);
    }

    private void use() {
        SandboxUser user = sandbox.addUsers(1).get(0);
        HttpVisitor visitor = new HttpVisitor(server.address());
        URI back = sandbox.approve(user.userKey(), visitor.redirectFrom("api/oauth/authorize"));
        assertThat(visitor.open(back.toString()).statusCode()).isEqualTo(303);
        assertThat(visitor.open("settings").statusCode()).isEqualTo(200);
        String connection =
                "connections/" + backOffice.connectionOf(user.userKey()).getString("id");
        assertThat(backOffice.post(connection + "/renewals", null).statusCode()).isEqualTo(200);
        assertThat(backOffice
                        .post(
                                connection + "/messages",
                                "{\"messages\":[{\"from\":\"Shop\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hello\"}]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private int status() throws InterruptedException {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(server.address().resolve("style.css"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notNow) {
            return 0;
        }
    }

    /**
     * What a server holds after an undeployment.
     *
     * @param threads their names without numbers, and how many have each
     */
    private record Footprint(long heap, int classes, Map<String, Long> threads) {

        /** Waits until no thread of the application is left: the JDK's HTTP clients end theirs once they are garbage. */
        static Footprint settled(ServerJvm jvm) {
            await().atMost(SETTLED)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(afterGarbageCollection(jvm)).isEmpty());
            return new Footprint(
                    jvm.liveHeap(),
                    jvm.classes(),
                    jvm.threads().stream()
                            .map(thread -> thread.getThreadName().replaceAll("\\d+", "#"))
                            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting())));
        }

        long threadCount() {
            return threads.values().stream().mapToLong(Long::longValue).sum();
        }

        private static List<String> afterGarbageCollection(ServerJvm jvm) {
            jvm.liveHeap();
            return jvm.threads().stream()
                    .filter(Footprint::isOfTheApplication)
                    .map(ThreadInfo::toString)
                    .toList();
        }

        private static boolean isOfTheApplication(ThreadInfo thread) {
            return APPLICATION_THREADS.matcher(thread.getThreadName()).matches()
                    || Stream.of(thread.getStackTrace()).anyMatch(frame -> APPLICATION_CLASSES
                            .matcher(frame.getClassName())
                            .lookingAt());
        }
    }
}
