package org.exchangeconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.JsonArray;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.exchangeconnect.sandbox.PushStyle;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.BackOfficeClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history of a connection on the settings page. */
class HistoryIT extends BrowserTest {

    private SandboxUser user;
    private String connection;

    @BeforeEach
    void connect() {
        user = sandbox.addUsers(1).get(0);
        assertThat(openSettingsUnlisted(user).locator("h1")).isVisible();
        page.navigate(app + "settings");
        page.locator("[data-inside] a").click();
        page.locator("button[value=accept]").click();
        assertThat(page.locator(".standing.good")).isVisible();
        connection = "connections/"
                + server.backOffice().connectionOf(user.userKey()).getString("id");
    }

    @AfterEach
    void end() {
        server.backOffice().delete(connection);
    }

    @Test
    void whoDidWhatAndWhenIsSaidInPlainWordsAPageAtATime() {
        assertThat(rows()).hasCount(1);
        assertThat(rows().first()).containsText("Connected");
        assertThat(rows().first().locator(".by")).hasText(user.username());
        assertThat(page.locator("#events .pages")).hasCount(0);

        page.locator("#key-name").fill("Till");
        page.locator("[id='newkey:make']").click();
        assertThat(rows().first()).containsText("A key for programs was created");
        assertThat(rows().first().locator(".by")).hasText(user.username());

        for (int i = 0; i < 9; i++) {
            server.backOffice().call("PATCH", connection, "{\"defaultSender\":\"Shop" + i + "\"}");
        }
        page.reload();
        assertThat(rows()).hasCount(10);
        assertThat(rows().first()).containsText("The default sender was changed");
        assertThat(rows().first().locator(".by")).hasText("the back office");
        assertThat(rows().first().locator("time")).hasAttribute("title", Pattern.compile(".*\\d.*"));

        page.locator("#events .pages a").click();
        assertThat(rows()).hasCount(1);
        assertThat(rows().first().locator(".what")).hasText("Connected");
        page.locator("#events .pages a").click();
        assertThat(rows()).hasCount(10);
        Accessibility.assertNoViolation(page);
    }

    @Test
    void aLossSaysWhyAndFitsEveryScreenInLightAndDark() {
        sandbox.endTokensOf(user.userKey());
        server.backOffice().post(connection + "/renewals", null);
        page.reload();

        assertThat(rows().first().locator(".what")).containsText("The connection was lost");
        assertThat(rows().first().locator(".what")).containsText("Infobip ended the access.");
        assertThat(rows().first().locator(".by")).hasText("automatically");
        assertFitsEveryScreenInLightAndDark("history");
    }

    @Test
    void whatBecomesOfAMessageShowsByItselfInItsPlace() {
        server.backOffice()
                .post(
                        connection + "/messages",
                        "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hello\"}]}");
        page.reload();
        Locator message = page.locator("[data-message]");
        assertThat(message.locator(".state")).hasText("Sent to Infobip");
        message.evaluate("row => { row.seen = true; }");
        Object places = places(message);

        sandbox.pushReports(PushStyle.UNSIGNED);

        assertThat(message.locator(".state")).hasText("Delivered", new HasTextOptions().setTimeout(20_000));
        assertThat(message.evaluate("row => row.seen")).isEqualTo(true);
        assertThat(places(message)).isEqualTo(places);
    }

    /** The user may send only, so the look-up that a report of unknown origin causes is refused. */
    @Test
    void aRightThatInfobipRefusesIsShownWithWhatToDo() throws Exception {
        server.backOffice()
                .post(
                        connection + "/messages",
                        "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hello\"}]}");
        String messageId = BackOfficeClient.json(server.backOffice().get(connection + "/messages"))
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("messageId");
        HttpRequest push = HttpRequest.newBuilder(server.app().resolve("api/webhooks/delivery-reports"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"results\":[{\"messageId\":\"" + messageId + "\",\"status\":{\"groupId\":3}}]}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(push, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(30)).until(() -> !refused().isEmpty());

        assertThat(refused().getJsonObject(0).getString("right")).isEqualTo("SMS_LOGS");
        page.reload();
        assertThat(page.locator("#rights")).containsText("Connect as a user whose role may read SMS logs");
        assertFitsEveryScreenInLightAndDark("rights");
    }

    private void assertFitsEveryScreenInLightAndDark(String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(1280, 768, 360)) {
                page.setViewportSize(width, 900);
                picture(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                assertThat(page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .isEqualTo(true);
            }
            Accessibility.assertNoViolation(page);
        }
    }

    private JsonArray refused() {
        return BackOfficeClient.json(server.backOffice().get(connection))
                .getJsonObject("rights")
                .getJsonArray("refused");
    }

    /** Returns the positions of the row and its cells. */
    private static Object places(Locator row) {
        return row.evaluate(
                "row => [row.offsetTop, row.offsetHeight, ...[...row.cells].map(cell => cell.offsetLeft)].join(' ')");
    }

    private Locator rows() {
        return page.locator("#events tbody tr");
    }
}
