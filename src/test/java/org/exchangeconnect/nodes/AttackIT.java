package org.exchangeconnect.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.LoopbackCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One node with live connections under all unauthenticated attacks at once, directly and through the shipped proxy
 * configuration. The build runs it briefly; {@code -Dattack.duration=PT3M -Dattack.connections=500} is the documented
 * long run.
 */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttackIT {

    private static final Duration DURATION = Duration.parse(System.getProperty("attack.duration", "PT15S"));
    private static final int CONNECTIONS = Integer.getInteger("attack.connections", 20);

    /** Contains expressions that servers expand in their own configuration values. */
    private static final String PASSWORD = "S${ecret-of-$$-32,\\characters#{1}";

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration PROMPT = Duration.ofSeconds(2);
    private static final long MB = 1 << 20;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    @TempDir
    static Path folder;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PROMPT)
            .build();
    private final List<String> slow = new ArrayList<>();
    private Sandbox sandbox;
    private AppServer node;
    private HaProxy proxy;
    private BackOfficeClient backOffice;
    private Duration slowest = Duration.ZERO;

    @BeforeAll
    void start() throws Exception {
        int port = FreePort.any();
        String root = AppServer.address(port).toString().replaceAll("/$", "");
        sandbox = Sandbox.start(SandboxOptions.standard().appUri(URI.create(root)));
        AppConfiguration keys = AppConfiguration.against(sandbox, port, folder.resolve("data"))
                .with("connect.trusted-proxies", "127.0.0.1")
                .with("connect.api.password", PASSWORD);
        node = LaunchOptions.built(port, keys, folder.resolve("node.log"))
                .onLoopback()
                .start();
        Readiness.await(node, BOOT);
        backOffice = new BackOfficeClient(node.address(), AppConfiguration.USER, PASSWORD);
        proxy = HaProxy.start(
                FreePort.any(),
                List.of(node, node),
                LoopbackCertificate.in(folder),
                Path.of("target", "it", "haproxy-attack.log"));
        sandbox.addUsers(CONNECTIONS).forEach(this::connect);
    }

    private void connect(SandboxUser user) {
        HttpVisitor visitor = new HttpVisitor(node.address());
        visitor.open(sandbox.approve(user.userKey(), visitor.redirectFrom("api/oauth/authorize"))
                .toString());
    }

    @AfterAll
    void close() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
        if (node != null) {
            node.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    @Order(1)
    void thePasswordIsTakenLiterally() {
        assertThat(backOffice.get("connections").statusCode()).isEqualTo(200);
        for (String part : List.of("S", "S${ecret-of-$-32,\\characters#{1}", "S${ecret-of-$$-32,characters#{1}")) {
            assertThat(new BackOfficeClient(node.address(), AppConfiguration.USER, part)
                            .get("connections")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    @Order(2)
    void strangersHoldNoNodeAndNoTokenExpires() throws Exception {
        assertThat(active()).isEqualTo(CONNECTIONS);
        // What a server loads for its first requests of a kind stays for good.
        attack(node.address(), WARM_UP);
        slow.clear();
        long heap = heapAfterGc();
        long database = size(folder.resolve("data"));
        long log = Files.size(node.log());

        attack(node.address(), DURATION);
        attack(proxy.address(), DURATION);

        long heapGrowth = settledHeapGrowth(heap);
        long databaseGrowth = size(folder.resolve("data")) - database;
        long logGrowth = Files.size(node.log()) - log;
        System.out.printf(
                "AttackIT: connections=%d duration=%s twice slowestProbeMillis=%d heapMB=%d databaseMB=%d logKB=%d%n",
                CONNECTIONS, DURATION, slowest.toMillis(), heapGrowth / MB, databaseGrowth / MB, logGrowth / 1024);
        assertThat(slow).isEmpty();
        assertThat(active()).isEqualTo(CONNECTIONS);
        assertThat(sandbox.recorder().incidents(RequestOutcome.LAPSED)).isEmpty();
        assertThat(heapGrowth).isLessThan(50 * MB);
        assertThat(databaseGrowth).isLessThan(50 * MB);
        assertThat(logGrowth).isLessThan(5 * MB);
    }

    /** Returns the heap growth, after up to half a minute for the server to notice that its clients are gone. */
    private long settledHeapGrowth(long before) throws Exception {
        long growth = heapAfterGc() - before;
        for (int look = 0; growth >= 50 * MB && look < 10; look++) {
            TimeUnit.SECONDS.sleep(3);
            growth = heapAfterGc() - before;
        }
        return growth;
    }

    private void attack(URI target, Duration duration) throws Exception {
        try (AttackGenerator attackers = AttackGenerator.start(target)) {
            long end = System.nanoTime() + duration.toNanos();
            while (System.nanoTime() < end) {
                probe();
                TimeUnit.MILLISECONDS.sleep(500);
            }
            assertThat(attackers.requests()).isPositive();
        }
    }

    /** Sends a valid API call and a readiness check, each of which should complete within two seconds. */
    private void probe() throws InterruptedException {
        probe("health", HttpRequest.newBuilder(node.health().resolve("health/ready")));
        probe(
                "api",
                HttpRequest.newBuilder(node.address().resolve("api/connections?limit=1"))
                        .header("Authorization", AttackGenerator.basic(AppConfiguration.USER, PASSWORD)));
    }

    private void probe(String what, HttpRequest.Builder request) throws InterruptedException {
        long start = System.nanoTime();
        int status;
        try {
            status = http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException failed) {
            status = 0;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        if (status != 200 || took.compareTo(PROMPT) > 0) {
            slow.add(what + " status=" + status + " millis=" + took.toMillis());
        }
    }

    private long active() {
        return BackOfficeClient.json(backOffice.get("connections?limit=500&status=ACTIVE"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .size();
    }

    private long heapAfterGc() throws Exception {
        long java = Stream.concat(Stream.of(node.process()), node.process().descendants())
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
        jcmd(java, "GC.run");
        Matcher used = USED.matcher(jcmd(java, "GC.heap_info"));
        long bytes = 0;
        // The generations of the serial collector. The metaspace's line follows them.
        for (int generation = 0; generation < 2 && used.find(); generation++) {
            bytes += Long.parseLong(used.group(1)) * 1024;
        }
        return bytes;
    }

    private static String jcmd(long pid, String command) throws Exception {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        jcmd.waitFor();
        return output;
    }

    private static long size(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
