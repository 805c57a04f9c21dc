package org.exchangeconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's page, for back-office credentials only and never in a frame. */
class OperatorIT extends BrowserTest {

    private static final String CREDENTIALS = "Basic "
            + Base64.getEncoder()
                    .encodeToString(
                            (AppConfiguration.USER + ":" + AppConfiguration.PASSWORD).getBytes(StandardCharsets.UTF_8));

    @Override
    NewContextOptions options() {
        return super.options().setHttpCredentials(AppConfiguration.USER, AppConfiguration.PASSWORD);
    }

    @Test
    void onlyTheBackOfficeSeesItAndNobodyFramesIt() {
        assertThat(new HttpVisitor(app).open("operator").statusCode()).isEqualTo(401);
        assertThat(new HttpVisitor(app).open("operator.xhtml").statusCode()).isEqualTo(404);

        HttpResponse<String> answer = new HttpVisitor(app).open("operator", "Authorization", CREDENTIALS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        HttpVisitor visitor = new HttpVisitor(app);
        visitor.open("operator", "Authorization", CREDENTIALS);

        assertThat(visitor.post("operator", "", "Authorization", CREDENTIALS, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aConnectionIsFoundByItsNameAndLeadsToWhatHappenedToIt() {
        List<String> complaints = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        SandboxUser user = sandbox.addUsers(1).get(0);
        String connection = TestAccounts.connect(server, user);
        server.backOffice().post(connection + "/renewals", null);

        open("operator");
        page.getByLabel("Search")
                .fill(user.userKey().substring(0, user.userKey().length() - 1));
        page.getByLabel("Status").selectOption("ACTIVE");
        page.getByLabel("Status").press("Tab");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*status=ACTIVE.*"));
        page.locator("#connections a[href*='" + connection.substring(connection.indexOf('/') + 1) + "']")
                .click();

        assertThat(page.locator("#events")).containsText("Connected");
        assertThat(page.locator(".standing")).containsText("Working");
        assertThat(complaints).noneMatch(complaint -> complaint.startsWith("error"));
    }

    @Test
    void theConfigurationIsShownWithoutItsSecrets() {
        open("operator");

        assertThat(page.locator("#configuration")).containsText("infobip.oauth.client-secret");
        assertThat(page.locator("#configuration")).containsText("connect.renewal.due-at");
        assertThat(page.locator("#configuration")).containsText("Development mode");
        assertThat(page.content())
                .doesNotContain(
                        AppConfiguration.PASSWORD,
                        sandbox.options().apps().get(0).clientSecret());
    }

    @Test
    void theAppsOwnRecordIsCompared() {
        TestAccounts.connectSomebody(server);
        open("operator");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare now"))
                .click();

        assertThat(page.locator("#app")).containsText("infobip.oauth.redirect-uri");
        assertThat(page.locator("#app")).containsText("The same.");
        assertThat(page.content())
                .doesNotContain(
                        sandbox.options().apps().get(0).clientSecret(),
                        sandbox.options().apps().get(0).signingSecret());
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nobodyIsShutOut(ColorScheme scheme) {
        String connection = TestAccounts.connectSomebody(server);
        try (BrowserContext colours = Browsers.shared().newContext(options().setColorScheme(scheme))) {
            page = colours.newPage();
            for (String address : List.of("operator", "operator?connection=" + connection.substring(12))) {
                open(address);
                assertThat(new AxeBuilder(page).analyze().getViolations())
                        .as(address)
                        .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 768, 1280})
    void nothingScrollsSideways(int width) {
        String connection = TestAccounts.connectSomebody(server);
        page.setViewportSize(width, 800);
        for (String address : List.of("operator", "operator?connection=" + connection.substring(12))) {
            open(address);
            picture("operator-" + width + (address.contains("?") ? "-one" : ""));
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(address)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {640, 768})
    void whereItIsNarrowNoStateIsBrokenInTheMiddleOfAWord(int width) {
        TestAccounts.connectSomebody(server);
        page.setViewportSize(width, 800);
        open("operator?status=ACTIVE");

        Locator state = page.locator("#connections tbody .state span").first();
        assertThat(state).hasText("Working");
        assertThat((Boolean)
                        state.evaluate("it => it.offsetHeight < 1.5 * parseFloat(getComputedStyle(it).lineHeight)"))
                .isTrue();
    }

    private void open(String address) {
        Response answer = page.navigate(app + address);
        assertThat(answer.status()).isEqualTo(200);
    }
}
