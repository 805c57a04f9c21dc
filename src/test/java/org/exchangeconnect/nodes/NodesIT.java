package org.exchangeconnect.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.Cookie;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.exchangeconnect.browser.Browsers;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on one PostgreSQL, two of them behind HAProxy with TLS. One is frozen for longer than a token's lifetime,
 * and one is killed while a user has its page open.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesIT {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(20);
    private static final int OTHERS = 20;

    /** Maximum number of renewals in flight, whose responses cannot be recovered after the freeze. */
    private static final int UNDER_WAY = 5;

    private static final String WORKING = "Connected and working";

    @TempDir
    static Path folder;

    private final int port = FreePort.any();
    private final List<AppServer> nodes = new ArrayList<>();
    private EmbeddedPostgres database;
    private Sandbox sandbox;
    private HaProxy proxy;

    @BeforeAll
    void start() throws Exception {
        database = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .start();
        String root = HaProxy.address(port).toString().replaceAll("/$", "");
        sandbox =
                Sandbox.start(SandboxOptions.standard().appUri(URI.create(root)).tokenLifetime(TOKEN_LIFETIME));
        AppConfiguration keys = keys();
        start(keys, "a");
        // The first node creates the key file that both share.
        await().atMost(BOOT).until(() -> Files.exists(folder.resolve("data").resolve("keyset.json")));
        start(keys, "b");
        start(keys, "c");
        nodes.forEach(node -> Readiness.await(node, BOOT));
        proxy = HaProxy.start(port, nodes, LoopbackCertificate.in(folder), Path.of("target", "it", "haproxy.log"));
        sandbox.addUsers(OTHERS).forEach(this::connect);
    }

    @AfterAll
    void close() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
        nodes.forEach(AppServer::close);
        if (sandbox != null) {
            sandbox.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    @Order(1)
    void aNodeThatWasFrozenForLongerThanATokenLivesDisturbsNothingWhenItGoesOn() {
        AppServer frozen = nodes.get(1);
        frozen.freeze();
        Instant frost = Instant.now();
        try {
            // The other nodes have renewed each token twice, so the frozen node holds no lease.
            awaitRenewalsSince(frost.plus(TOKEN_LIFETIME));
        } finally {
            frozen.thaw();
        }
        Instant thaw = Instant.now();

        awaitRenewalsSince(thaw);
        Readiness.await(frozen, BOOT);
        List<JsonObject> lost = connections(backOffice(nodes.get(0))).stream()
                .filter(connection -> !connection.getString("status").equals("ACTIVE"))
                .toList();
        assertThat(lost).hasSizeLessThanOrEqualTo(UNDER_WAY).allMatch(NodesIT::wasInterrupted);
        assertThat(sandbox.recorder().incidents(RequestOutcome.LAPSED)).isEmpty();
        assertThat(sandbox.recorder().count(RequestOutcome.DOUBLE_RENEWAL)).isEqualTo(lost.size());
        sandbox.recorder().clear();
        lost.forEach(connection -> connect(sandbox.users().stream()
                .filter(user -> user.userKey().equals(connection.getString("userKey")))
                .findFirst()
                .orElseThrow()));
    }

    /** Waits until any node has renewed every token, except those whose renewal the freeze interrupted. */
    private void awaitRenewalsSince(Instant instant) {
        BackOfficeClient backOffice = backOffice(nodes.get(0));
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(connections(backOffice).stream()
                                .filter(connection -> !lastRenewal(connection).isAfter(instant)))
                        .hasSizeLessThanOrEqualTo(UNDER_WAY)
                        .allMatch(NodesIT::wasInterrupted));
    }

    private static boolean wasInterrupted(JsonObject connection) {
        return connection.getString("reason", "").equals("INTERRUPTED");
    }

    private static BackOfficeClient backOffice(AppServer node) {
        return new BackOfficeClient(node.address(), AppConfiguration.USER, AppConfiguration.PASSWORD);
    }

    @Test
    @Order(2)
    void whenANodeIsKilledItsPageGoesOnOnTheOtherOneAndNoTokenLapses() {
        try (BrowserContext browser = Browsers.shared()
                .newContext(new NewContextOptions().setLocale("en-US").setIgnoreHTTPSErrors(true))) {
            Page page = browser.newPage();
            FrameLocator settings = connectOnThePage(page);
            String first = node(browser);
            settings.locator("body").evaluate("body => body.dataset.before = 'the kill'");

            AppServer killed = nodes.get(first.equals("a") ? 0 : 1);
            AppServer left = nodes.get(first.equals("a") ? 1 : 0);
            killed.kill();
            Instant death = Instant.now();

            // The page detects that its session is gone and signs in again automatically, through Infobip and back on
            // the other node.
            assertThat(settings.locator("body[data-before]")).hasCount(0, new HasCountOptions().setTimeout(60_000));
            assertThat(settings.locator("h1")).hasText(WORKING, new HasTextOptions().setTimeout(60_000));
            assertThat(node(browser)).isNotEqualTo(first);
            assertThat(settings.locator(".who")).containsText("maya.collins");
            settings.locator("[id='renew:now']").click();
            assertThat(settings.locator(".notice").first())
                    .containsText("Renewed just now", new ContainsTextOptions().setTimeout(30_000));

            assertRenewedBy(left, death);
        }
    }

    /** Asserts that each token was renewed after the kill, except at most one whose renewal the kill interrupted. */
    private void assertRenewedBy(AppServer node, Instant death) {
        BackOfficeClient backOffice = backOffice(node);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(connections(backOffice).stream()
                                .filter(connection -> !lastRenewal(connection).isAfter(death)))
                        .hasSizeLessThanOrEqualTo(1)
                        .allMatch(NodesIT::wasInterrupted));
        assertThat(connections(backOffice)).hasSize(OTHERS + 1);
        assertThat(sandbox.recorder().incidents(RequestOutcome.LAPSED)).isEmpty();
        assertThat(sandbox.recorder().count(RequestOutcome.DOUBLE_RENEWAL)).isLessThanOrEqualTo(1);
    }

    private static Instant lastRenewal(JsonObject connection) {
        return connection.isNull("lastRenewedAt") ? Instant.MIN : Instant.parse(connection.getString("lastRenewedAt"));
    }

    private static List<JsonObject> connections(BackOfficeClient backOffice) {
        return BackOfficeClient.json(backOffice.get("connections?limit=500"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private FrameLocator connectOnThePage(Page page) {
        page.navigate(sandbox.portalUri().toString());
        page.locator("button.account", new Page.LocatorOptions().setHasText("maya.collins"))
                .click();
        page.navigate(sandbox.portalUri().toString());
        FrameLocator settings = page.frameLocator("iframe.app");
        settings.locator("[data-inside] a").click();
        settings.locator("button[value=accept]").click();
        assertThat(settings.locator("h1")).hasText(WORKING);
        return settings;
    }

    /** Returns the node that the proxy's cookie assigns to this browser's frame. */
    private static String node(BrowserContext browser) {
        List<Cookie> cookies = browser.cookies().stream()
                .filter(cookie -> cookie.name.equals("ec-node"))
                .toList();
        assertThat(cookies).singleElement().satisfies(cookie -> assertThat(cookie.partitionKey)
                .isEqualTo("http://localhost"));
        return cookies.get(0).value;
    }

    /**
     * Connects through the activation link at the first node, which also receives the callback instead of the proxy.
     */
    private void connect(SandboxUser user) {
        AppServer node = nodes.get(0);
        HttpVisitor visitor = new HttpVisitor(node.address());
        URI back = sandbox.approve(user.userKey(), visitor.redirectFrom("api/oauth/authorize"));
        assertThat(visitor.open("api/oauth/callback?" + back.getRawQuery()).statusCode())
                .isEqualTo(303);
    }

    private AppConfiguration keys() {
        return AppConfiguration.against(sandbox, port, folder.resolve("data"))
                .with("infobip.oauth.redirect-uri", HaProxy.address(port).resolve("api/oauth/callback"))
                .with("infobip.oauth.token-lifetime", TOKEN_LIFETIME)
                .with("connect.trusted-proxies", "127.0.0.1")
                .with("connect.database.url", "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/postgres")
                .with("connect.database.user", "postgres")
                .with("connect.database.password", "postgres");
    }

    private void start(AppConfiguration keys, String name) {
        nodes.add(LaunchOptions.built(FreePort.any(), keys, Path.of("target", "it", "node-" + name + ".log"))
                .start());
    }
}
